using System.Text.RegularExpressions;

namespace TorchSharp.Binding;

/// <summary>Turns libtorch's error text into one readable line.</summary>
internal static partial class ErrorText
{
    private const int Longest = 400;

    /// <summary>
    /// The line that says what went wrong: the last one of a TorchScript traceback, otherwise the first, without
    /// source locations.
    /// </summary>
    public static string Readable(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0)
            return "libtorch failed without a message";
        var line = lines[0].Contains("TorchScript interpreter", StringComparison.Ordinal) ? lines[^1] : lines[0];
        line = Location().Replace(line, "");
        if (line.StartsWith("RuntimeError: ", StringComparison.Ordinal))
            line = line["RuntimeError: ".Length..];
        if (line.Length <= Longest)
            return line;
        var sentence = line.IndexOf(". ", StringComparison.Ordinal);
        return sentence is > 0 and < Longest ? line[..(sentence + 1)] : line[..Longest] + " ...";
    }

    /// <summary>The first line of a message.</summary>
    public static string FirstLine(string text) => text.Split('\n')[0].Trim();

    [GeneratedRegex(@"^\[enforce fail at [^\]]*\]\s*\.?\s*|\s*INTERNAL ASSERT FAILED at ""[^""]*"":\d+, please report a bug to PyTorch\.")]
    private static partial Regex Location();
}
