namespace CisLens.Inference.Models.Checkpoints;

/// <summary>The bytes behind one or more tensors. Reading is safe from several threads.</summary>
internal abstract class TensorStorage
{
    /// <summary>Length in bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Fills the span with the bytes that start at the offset; the caller stays inside <see cref="Length"/>.</summary>
    public abstract void Read(long offset, Span<byte> destination);
}
