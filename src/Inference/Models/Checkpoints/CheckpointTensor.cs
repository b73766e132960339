using System.Runtime.InteropServices;
using CisLens.Shared;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>
/// One named tensor of a checkpoint. The values stay in the file until they are asked for, so its
/// <see cref="ICheckpoint"/> must still be open then.
/// </summary>
public sealed record CheckpointTensor
{
    /// <summary>The most values of a part: 4 MB.</summary>
    internal const int PartValues = 1 << 20;

    private readonly TensorView _view;

    internal CheckpointTensor(string name, TensorType type, long[] shape, TensorView view)
    {
        Name = name;
        Type = type;
        Shape = shape;
        _view = view;
    }

    /// <summary>The parameter's name, as in the file unless renamed.</summary>
    public string Name { get; init; }

    /// <summary>The element type in the file.</summary>
    public TensorType Type { get; }

    /// <summary>Sizes, first axis first; empty for a single number.</summary>
    public long[] Shape { get; }

    /// <summary>The number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>A float32 tensor held in memory.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="shape">Sizes, first axis first.</param>
    /// <param name="values">The values in C order; as many as the shape says.</param>
    /// <exception cref="ArgumentException">The number of values is not that of the shape.</exception>
    public static CheckpointTensor FromFloats(string name, long[] shape, ReadOnlySpan<float> values)
    {
        var tensor = FromBytes(name, TensorType.Float32, shape, TensorElements.FromFloats(values));
        return tensor.Count == values.Length
            ? tensor
            : throw new ArgumentException($"{name}: {values.Length} values for {tensor.Count} places.", nameof(values));
    }

    /// <summary>All values as float32, contiguous in C order whatever the strides in the file; larger types are rounded to nearest.</summary>
    /// <exception cref="InputException">The file turns out damaged, or the tensor exceeds the largest array.</exception>
    public float[] ToFloats()
    {
        var bytes = BytesLength();
        var floats = new float[Count];
        if (Type == TensorType.Float32 && BitConverter.IsLittleEndian)
            _view.Read(Type, Shape, MemoryMarshal.AsBytes(floats.AsSpan()));
        else
            TensorElements.ToFloats(Type, ReadBytes(bytes), floats);
        return floats;
    }

    /// <summary>All values in their own type: contiguous, C order, little-endian.</summary>
    /// <exception cref="InputException">The file turns out damaged, or the tensor exceeds the largest array.</exception>
    public byte[] ToBytes() => ReadBytes(BytesLength());

    /// <summary>The values as <see cref="ToFloats"/> gives them, one part after another; each is overwritten by the next.</summary>
    internal IEnumerable<ReadOnlyMemory<float>> Parts()
    {
        if (!_view.IsContiguous(Shape))
        {
            yield return ToFloats();
            yield break;
        }
        var values = new float[Math.Min(Count, PartValues)];
        var bytes = new byte[values.Length * TensorElements.Size(Type)];
        for (long first = 0; first < Count; first += values.Length)
        {
            var count = (int)Math.Min(values.Length, Count - first);
            var part = bytes.AsMemory(0, count * TensorElements.Size(Type));
            _view.ReadPart(Type, first, part.Span);
            TensorElements.ToFloats(Type, part.Span, values.AsSpan(0, count));
            yield return values.AsMemory(0, count);
        }
    }

    internal long ByteCount => Count * TensorElements.Size(Type);

    internal static CheckpointTensor FromBytes(string name, TensorType type, long[] shape, byte[] bytes) =>
        new(name, type, shape, new TensorView(new MemoryStorage(bytes), 0, ContiguousStrides(shape)));

    internal static long[] ContiguousStrides(long[] shape)
    {
        var strides = new long[shape.Length];
        var stride = 1L;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    private byte[] ReadBytes(int length)
    {
        var bytes = new byte[length];
        _view.Read(Type, Shape, bytes);
        return bytes;
    }

    private int BytesLength() => ByteCount <= Array.MaxLength
        ? (int)ByteCount
        : throw new InputException($"{Name} has {Count:N0} values, more than fit one array; split the tensor.");
}
