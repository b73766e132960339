namespace CisLens.Inference.Models.Checkpoints;

/// <summary>Where the elements of a tensor lie in its storage; offset and strides count elements.</summary>
internal sealed record TensorView(TensorStorage Storage, long Offset, long[] Strides)
{
    private const int MostDimensions = 32;

    /// <summary>Checks sizes, strides and offset against the storage before anything is allocated.</summary>
    /// <returns>What is wrong, as the end of a sentence, or null when the view fits.</returns>
    public string? Fault(TensorType type, long[] shape)
    {
        if (shape.Length > MostDimensions || shape.Length != Strides.Length)
            return $"has {shape.Length} dimensions and {Strides.Length} strides";
        if (shape.Any(size => size < 0) || Strides.Any(stride => stride < 0) || Offset < 0)
            return "has a negative size, stride or offset";

        var stored = Storage.Length / TensorElements.Size(type);
        Int128 count = 1, last = Offset;
        for (var axis = 0; axis < shape.Length; axis++)
        {
            count = Int128.Min(count, long.MaxValue) * shape[axis];
            last = Int128.Min(last + ((Int128)(shape[axis] - 1) * Strides[axis]), long.MaxValue);
        }

        if (shape.Contains(0))
            return Offset > stored ? "starts behind the end of its storage" : null;
        return count > stored || last >= stored
            ? $"asks for more values than the {stored} that its storage holds"
            : null;
    }

    /// <summary>Copies the elements in C order (last axis fastest).</summary>
    public void Read(TensorType type, long[] shape, Span<byte> destination)
    {
        if (destination.Length == 0)
            return;
        var size = TensorElements.Size(type);
        if (IsContiguous(shape))
        {
            Storage.Read(Offset * size, destination);
            return;
        }

        var span = 1L;
        for (var axis = 0; axis < shape.Length; axis++)
            span += (shape[axis] - 1) * Strides[axis];
        var bytes = new byte[span * size];
        Storage.Read(Offset * size, bytes);
        Gather(bytes, size, shape, destination);
    }

    /// <summary>Copies some of the elements of a contiguous tensor.</summary>
    /// <param name="type">Type of the elements.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="destination">As many bytes as they take.</param>
    public void ReadPart(TensorType type, long first, Span<byte> destination) =>
        Storage.Read((Offset + first) * TensorElements.Size(type), destination);

    /// <summary>Whether the elements lie one after another in row-major order.</summary>
    /// <param name="shape">Sizes of the axes.</param>
    public bool IsContiguous(long[] shape)
    {
        var expected = 1L;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            if (shape[axis] != 1 && Strides[axis] != expected)
                return false;
            expected *= shape[axis];
        }

        return true;
    }

    private void Gather(ReadOnlySpan<byte> source, int size, long[] shape, Span<byte> destination)
    {
        var index = new long[shape.Length];
        long position = 0;
        for (var written = 0; written < destination.Length; written += size)
        {
            source.Slice((int)(position * size), size).CopyTo(destination[written..]);
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                position += Strides[axis];
                if (++index[axis] < shape[axis])
                    break;
                position -= index[axis] * Strides[axis];
                index[axis] = 0;
            }
        }
    }
}
