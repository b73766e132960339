using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Binding;

/// <summary>
/// Lays arguments out for the border and holds their tensors until <see cref="Dispose"/>, so that a tensor disposed by
/// another thread stays valid for the call.
/// </summary>
/// <param name="values">One slot for each argument, on the stack.</param>
/// <param name="room">Room for the elements of short lists, on the stack.</param>
internal unsafe ref struct ArgumentWriter(Span<NativeValue> values, Span<long> room)
{
    /// <summary>Elements of <c>room</c> that suit almost every operator.</summary>
    public const int Room = 32;

    private readonly Span<NativeValue> _values = values;
    private Span<long> _room = room;
    private int _written;
    private List<TensorHandle>? _listed;
    private List<long[]>? _pinned;
    private ReadOnlySpan<Argument> _arguments;
    private int _held;

    /// <summary>Writes all arguments.</summary>
    public void Write(ReadOnlySpan<Argument> arguments)
    {
        _arguments = arguments;
        foreach (ref readonly var argument in arguments)
            Write(in argument, ref _values[_written++]);
    }

    /// <summary>Lets go of the tensors.</summary>
    public void Dispose()
    {
        for (var i = 0; i < _held; i++)
        {
            if (_arguments[i].Kind == Kind.Tensor)
                ((TensorHandle)_arguments[i].Reference!).DangerousRelease();
        }
        foreach (var handle in _listed ?? [])
            handle.DangerousRelease();
    }

    private void Write(ref readonly Argument argument, ref NativeValue value)
    {
        value = new NativeValue { Kind = argument.Kind, Integer = argument.Bits };
        switch (argument.Kind)
        {
            case Kind.Tensor:
                value.Pointer = Hold((TensorHandle)argument.Reference!);
                break;
            case Kind.Integers:
                var integers = (long[])argument.Reference!;
                integers.CopyTo(Place(integers.Length, ref value));
                break;
            case Kind.Tensors:
                WriteTensors((Tensor?[])argument.Reference!, ref value);
                break;
            case Kind.Text:
                var text = (string)argument.Reference!;
                var bytes = Encoding.UTF8.GetByteCount(text);
                Encoding.UTF8.GetBytes(text, MemoryMarshal.AsBytes(Place((bytes + 7) / 8, ref value)));
                value.Count = bytes;
                break;
        }
        _held = _written;
    }

    private static nint Hold(TensorHandle handle)
    {
        if (handle.IsInvalid)
            throw new InvalidOperationException("an undefined tensor cannot be used");
        var held = false;
        handle.DangerousAddRef(ref held);
        return handle.DangerousGetHandle();
    }

    private void WriteTensors(Tensor?[] tensors, ref NativeValue value)
    {
        var pointers = Place(tensors.Length, ref value);
        _listed ??= [];
        for (var i = 0; i < tensors.Length; i++)
        {
            pointers[i] = 0;
            if (tensors[i] is not { } tensor)
                continue;
            pointers[i] = Hold(tensor.NativeHandle);
            _listed.Add(tensor.NativeHandle);
        }
    }

    /// <summary>Memory that stays put for the call: the caller's stack, or a pinned array for a long list.</summary>
    private Span<long> Place(int length, ref NativeValue value)
    {
        Span<long> place;
        if (length <= _room.Length)
        {
            place = _room[..length];
            _room = _room[length..];
        }
        else
        {
            var pinned = GC.AllocateUninitializedArray<long>(length, pinned: true);
            (_pinned ??= []).Add(pinned);
            place = pinned;
        }
        value.Count = length;
        value.Pointer = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(place));
        return place;
    }
}
