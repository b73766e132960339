namespace CisLens.Shared.Sequences;

/// <summary>Files packed with gzip.</summary>
public static class Gzip
{
    /// <summary>Whether bytes begin as a packed file does.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <summary>
    /// The unpacked bytes of a stream, one member or many. Reading throws <see cref="InvalidDataException"/> where the data are
    /// damaged or end in the middle.
    /// </summary>
    /// <param name="source">Read to its end.</param>
    public static Stream Unpack(Stream source) => new GzipInput(source);
}
