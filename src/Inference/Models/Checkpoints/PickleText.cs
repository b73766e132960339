using System.Globalization;
using System.Text;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>The two textual forms of strings in protocol 0.</summary>
internal static class PickleText
{
    /// <summary>Latin-1 with \uXXXX and \UXXXXXXXX.</summary>
    /// <returns>The text, or null when it is malformed.</returns>
    public static string? RawUnicode(string line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            var digits = line[i] == '\\' && i + 1 < line.Length ? line[i + 1] switch { 'u' => 4, 'U' => 8, _ => 0 } : 0;
            if (digits == 0)
            {
                text.Append(line[i]);
                continue;
            }

            if (Hex(line, i + 2, digits) is not { } value)
                return null;
            text.Append(char.ConvertFromUtf32(value));
            i += 1 + digits;
        }

        return text.ToString();
    }

    /// <summary>A Python string literal in single or double quotes.</summary>
    /// <returns>The text, or null when it is malformed.</returns>
    public static string? Quoted(string line)
    {
        if (line.Length < 2 || line[0] is not ('\'' or '"') || line[^1] != line[0])
            return null;
        var text = new StringBuilder();
        for (var i = 1; i < line.Length - 1; i++)
        {
            if (line[i] != '\\')
            {
                text.Append(line[i]);
                continue;
            }

            i++;
            if (line[i] == 'x')
            {
                if (Hex(line, i + 1, 2) is not { } value)
                    return null;
                text.Append((char)value);
                i += 2;
            }
            else
            {
                text.Append(line[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var letter => letter });
            }
        }

        return text.ToString();
    }

    private static int? Hex(string line, int start, int digits) =>
        start + digits <= line.Length
        && int.TryParse(line.AsSpan(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
        && value is >= 0 and <= 0x10ffff and not (>= 0xd800 and <= 0xdfff)
            ? value
            : null;
}
