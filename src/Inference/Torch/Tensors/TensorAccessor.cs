using System.Collections;
using TorchSharp.Binding;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor in row-major order; writing to them changes the tensor.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;

    internal TensorAccessor(torch.Tensor tensor) => _tensor = tensor;

    public long Count => _tensor.numel();

    /// <summary>The element at a position, one index for each dimension.</summary>
    public unsafe T this[params long[] indices]
    {
        get => ((T*)Data)[Offset(indices)];
        set => ((T*)Data)[Offset(indices)] = value;
    }

    private nint Data
    {
        get
        {
            Native.Check(Native.torch_data(_tensor.NativeHandle, out var data));
            return data;
        }
    }

    public unsafe T[] ToArray()
    {
        var result = new T[Count];
        fixed (T* first = result)
            Native.Check(Native.torch_to_memory(_tensor.NativeHandle, first, (long)result.Length * sizeof(T)));
        return result;
    }

    /// <summary>Copies the elements from tensorIndex on to the array from arrayIndex on.</summary>
    public unsafe void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        if (tensorIndex == 0 && array.Length - arrayIndex >= Count)
        {
            fixed (T* first = array[arrayIndex..])
                Native.Check(Native.torch_to_memory(_tensor.NativeHandle, first, Count * sizeof(T)));
            return;
        }
        ToArray().AsSpan((int)tensorIndex, array.Length - arrayIndex).CopyTo(array[arrayIndex..]);
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Overwrites the elements from tensorIndex on with those of the array from arrayIndex on.</summary>
    /// <exception cref="InvalidOperationException">The tensor is not contiguous.</exception>
    public unsafe void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        if (!_tensor.is_contiguous())
            throw new InvalidOperationException("only a contiguous tensor can be overwritten from memory");
        var source = array[arrayIndex..];
        var length = (int)Math.Min(source.Length, Count - tensorIndex);
        source[..length].CopyTo(new Span<T>((T*)Data + tensorIndex, length));
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Nothing is held but the tensor, which stays with its owner.</summary>
    public void Dispose()
    {
    }

    private long Offset(long[] indices)
    {
        var (shape, strides) = (_tensor.shape, _tensor.stride());
        if (indices.Length == 1 && shape.Length != 1 && _tensor.is_contiguous())
            return Checked(indices[0], Count);
        if (indices.Length != shape.Length)
            throw new ArgumentException($"{indices.Length} indices given for {shape.Length} dimensions");
        long offset = 0;
        for (var i = 0; i < indices.Length; i++)
            offset += Checked(indices[i], shape[i]) * strides[i];
        return offset;
    }

    private static long Checked(long index, long length) =>
        index >= 0 && index < length ? index : throw new ArgumentOutOfRangeException(nameof(index), $"index {index} of {length} elements");
}
