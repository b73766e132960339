namespace CisLens.Inference.Models.Checkpoints;

/// <summary>A stretch of the checkpoint file, read when asked for.</summary>
internal sealed class FileStorage(CheckpointFile file, long start, long length) : TensorStorage
{
    public override long Length => length;

    public override void Read(long offset, Span<byte> destination) => file.Read(start + offset, destination);
}
