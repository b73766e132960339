namespace CisLens.Shared.Sequences;

/// <summary>How far the reading of a file has come.</summary>
/// <param name="BytesRead">Bytes of the file read so far, compressed where it is.</param>
/// <param name="TotalBytes">Size of the file, or null where it is not known.</param>
/// <param name="Sequences">Sequences kept so far.</param>
/// <param name="Rejected">Sequences set aside so far.</param>
public sealed record ImportProgress(long BytesRead, long? TotalBytes, long Sequences, long Rejected);
