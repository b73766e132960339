using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace TorchSharp.Binding;

/// <summary>
/// The one door to libtorch's operators. Names are those of native_functions.yaml, "add.Tensor" for the overload
/// Tensor of add; arguments that are left out at the end take the defaults of the operator's schema.
/// </summary>
internal static unsafe class Operators
{
    private static readonly ConcurrentDictionary<string, nint> _found = new();

    /// <summary>Calls an operator that returns one tensor.</summary>
    public static Tensor One(string name, params ReadOnlySpan<Argument> arguments)
    {
        Call(name, arguments, out var values, out _);
        return new Tensor(values[0].Pointer);
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    public static (Tensor First, Tensor Second) Two(string name, params ReadOnlySpan<Argument> arguments)
    {
        Call(name, arguments, out var values, out _);
        return (new Tensor(values[0].Pointer), new Tensor(values[1].Pointer));
    }

    /// <summary>Calls an operator that returns three tensors.</summary>
    public static (Tensor First, Tensor Second, Tensor Third) Three(string name, params ReadOnlySpan<Argument> arguments)
    {
        Call(name, arguments, out var values, out _);
        return (new Tensor(values[0].Pointer), new Tensor(values[1].Pointer), new Tensor(values[2].Pointer));
    }

    /// <summary>Calls an operator that returns a list of tensors.</summary>
    public static Tensor[] Many(string name, params ReadOnlySpan<Argument> arguments)
    {
        Call(name, arguments, out var values, out _);
        var tensors = new Tensor[values[0].Count];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = new Tensor(values[i + 1].Pointer);
        return tensors;
    }

    /// <summary>Calls an operator that returns a boolean.</summary>
    public static bool Truth(string name, params ReadOnlySpan<Argument> arguments)
    {
        Call(name, arguments, out var values, out _);
        return values[0].Integer != 0;
    }

    /// <summary>Calls an operator that changes its first argument and gives that argument back.</summary>
    public static void Change(string name, params ReadOnlySpan<Argument> arguments)
    {
        Call(name, arguments, out var values, out _);
        Native.torch_free(values[0].Pointer);
    }

    private static void Call(string name, ReadOnlySpan<Argument> arguments, out NativeValue* values, out int count)
    {
        var handle = _found.GetOrAdd(name, Find);
        Span<NativeValue> given = stackalloc NativeValue[arguments.Length];
        Span<long> room = stackalloc long[ArgumentWriter.Room];
        var writer = new ArgumentWriter(given, room);
        try
        {
            writer.Write(arguments);
            fixed (NativeValue* first = given)
                Native.Check(Native.torch_call(handle, first, arguments.Length, out values, out count));
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static nint Find(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var (plain, overload) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
        Native.Check(Native.torch_operator("aten::" + plain, overload, out var handle));
        return handle;
    }
}
