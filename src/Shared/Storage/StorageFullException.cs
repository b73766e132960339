namespace CisLens.Shared.Storage;

/// <summary>The disk ran out of room while a result was being written; the message is one sentence that says what to free, and names no folder: people read it.</summary>
public sealed class StorageFullException : IOException
{
    private const int NoSpaceLeft = 28;
    private const int QuotaExceeded = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const long Megabyte = 1 << 20;
    private const long LeastToFree = 64 * Megabyte;

    /// <summary>Makes the error for a path.</summary>
    /// <param name="path">What was being written.</param>
    /// <param name="bytesWanted">Bytes that the write is known to take; 0 where unknown.</param>
    /// <param name="inner">The system's error.</param>
    public StorageFullException(string path, long bytesWanted, Exception inner)
        : base(
            $"The disk that holds {Path.GetFileName(path)} is full: free {(Math.Max(bytesWanted, LeastToFree) + Megabyte - 1) / Megabyte:N0} MB and resume the run; nothing already computed is lost.",
            inner)
    {
    }

    /// <summary>True for the system's errors "no space left" and "quota exceeded".</summary>
    public static bool IsCause(IOException error) =>
        error is not StorageFullException && error.HResult is NoSpaceLeft or QuotaExceeded or WindowsDiskFull;
}
