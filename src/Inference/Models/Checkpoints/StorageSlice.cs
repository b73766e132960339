namespace CisLens.Inference.Models.Checkpoints;

/// <summary>A stretch of another storage.</summary>
internal sealed class StorageSlice(TensorStorage storage, long start, long length) : TensorStorage
{
    public override long Length => length;

    public override void Read(long offset, Span<byte> destination) => storage.Read(start + offset, destination);
}
