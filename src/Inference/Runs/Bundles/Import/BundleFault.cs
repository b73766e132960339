using System.Text.Json;
using CisLens.Shared;

namespace CisLens.Inference.Runs.Bundles.Import;

/// <summary>Turns what a damaged file does to whoever reads it into one sentence. What is in a bundle was written by a stranger.</summary>
internal static class BundleFault
{
    /// <summary>Reads something of a bundle.</summary>
    /// <param name="name">What to call the bundle.</param>
    /// <param name="read">Reads.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static T Guard<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException or OverflowException or ArgumentException or IndexOutOfRangeException
            or JsonException or KeyNotFoundException or NotSupportedException or InvalidOperationException or NullReferenceException
            or FileNotFoundException or DirectoryNotFoundException or PathTooLongException)
        {
            throw new InputException($"{name} is not a bundle of CisLens, or is damaged; download it again.", name, null, error);
        }
    }
}
