namespace CisLens.Inference.Models.Checkpoints;

/// <summary>One file in a zip archive, as its central directory states it.</summary>
internal sealed record ZipEntry(string Name, int Method, uint Checksum, long PackedLength, long Length, long HeaderOffset)
{
    public const int Stored = 0;
    public const int Deflated = 8;
}
