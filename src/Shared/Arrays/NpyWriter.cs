using System.Runtime.InteropServices;

namespace CisLens.Shared.Arrays;

/// <summary>Writes an .npy array piece by piece to a stream that need not seek: the head first, then elements in C order.</summary>
/// <typeparam name="T">Element type.</typeparam>
public sealed class NpyWriter<T> : IDisposable
    where T : unmanaged
{
    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private long _missing;

    /// <summary>Writes the head of an array whose final shape is known and takes over the stream.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="shape">Length of each axis; none for a single number.</param>
    public NpyWriter(Stream stream, params long[] shape)
        : this(stream, leaveOpen: false, shape)
    {
    }

    /// <summary>Writes the head of an array whose final shape is known.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="leaveOpen">True when the stream stays open after this writer.</param>
    /// <param name="shape">Length of each axis; none for a single number.</param>
    public NpyWriter(Stream stream, bool leaveOpen, params long[] shape)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _leaveOpen = leaveOpen;
        _missing = NpyHeader.Product(shape);
        _stream.Write(NpyHeaderText.Format(NpyElement.DescriptorOf<T>(), shape));
    }

    /// <summary>Appends elements, the last axis fastest; usually whole rows of the first axis.</summary>
    /// <exception cref="ArgumentException">More elements than the shape holds.</exception>
    public void Append(ReadOnlySpan<T> elements)
    {
        if (elements.Length > _missing)
            throw new ArgumentException($"{elements.Length:N0} elements were given where the shape has room for {_missing:N0}.", nameof(elements));
        _missing -= elements.Length;
        const int Step = 1 << 24;
        for (; elements.Length > Step; elements = elements[Step..])
            _stream.Write(MemoryMarshal.AsBytes(elements[..Step]));
        _stream.Write(MemoryMarshal.AsBytes(elements));
    }

    /// <summary>Confirms that the array is whole.</summary>
    /// <exception cref="InvalidOperationException">Elements are missing.</exception>
    public void Complete()
    {
        if (_missing > 0)
            throw new InvalidOperationException($"The array is not whole: {_missing:N0} elements are missing.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_leaveOpen)
            _stream.Dispose();
    }
}
