using System.Globalization;
using System.Text;
using CisLens.Shared;

namespace CisLens.Inference.Motifs.Files;

/// <summary>The lines of a file of motifs, read one after the other, and the sentence about the line that is wrong.</summary>
internal sealed class MotifText
{
    private readonly string[] _lines;
    private int _next;

    private MotifText(string name, string[] lines) => (Name, _lines) = (name, lines);

    /// <summary>What the person calls the file.</summary>
    public string Name { get; }

    /// <summary>Number of the line last read, from 1; 0 before the first.</summary>
    public int Number => _next;

    /// <summary>All lines, without the blanks at their ends.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public static MotifText Decode(byte[] bytes, string name)
    {
        if (bytes.AsSpan().Contains((byte)0))
            throw new InputException($"{name} is no text: save the motifs as MEME, JASPAR, TRANSFAC, HOMER, a table, or a NumPy .npy array.", name);
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text))
            throw new InputException($"{name} is empty: give a file that holds motifs.", name);
        if (text.AsSpan().TrimStart() is ['<', ..])
            throw new InputException($"{name} is a web page, not a file of motifs: save the motifs as MEME text and give that file.", name);
        var lines = text.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        return new MotifText(name, [.. lines.Select(line => line.TrimEnd())]);
    }

    /// <summary>The next line; false after the last.</summary>
    public bool Next(out string line)
    {
        if (_next == _lines.Length)
        {
            line = "";
            return false;
        }
        line = _lines[_next++];
        return true;
    }

    /// <summary>The next line that is neither empty nor a comment that begins with '#'; false after the last.</summary>
    public bool NextFilled(out string line)
    {
        while (Next(out line))
            if (line.Length > 0 && !line.StartsWith('#'))
                return true;
        return false;
    }

    /// <summary>Gives the line last read back, to be read again.</summary>
    public void Back() => _next--;

    /// <summary>The error about the line last read: a sentence that goes on after 'Line 7 of motifs.meme'.</summary>
    public InputException Fault(string rest) => Fault(Number, rest);

    /// <summary>The error about a line.</summary>
    public InputException Fault(int line, string rest) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Line {line} of {Name} {rest}"), Name, line);

    /// <summary>The error about the end of the file.</summary>
    public InputException FaultAtEnd(string rest) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Name} ends at line {_lines.Length} {rest}"), Name, _lines.Length);

    /// <summary>A number of the line last read.</summary>
    public double ParseNumber(string word) =>
        TryNumber(word, out var number) ? number : throw Fault($"has '{Shown(word)}' where a number is expected: write it with digits and a point, such as 0.25.");

    /// <summary>The numbers of some words of the line last read.</summary>
    public double[] ParseNumbers(ReadOnlySpan<string> words)
    {
        var numbers = new double[words.Length];
        for (var i = 0; i < words.Length; i++)
            numbers[i] = ParseNumber(words[i]);
        return numbers;
    }

    public static bool TryNumber(string word, out double number) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    public static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A word as a message shows it: short, and without marks that would break the line.</summary>
    public static string Shown(string word)
    {
        var kept = new string([.. word.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))]);
        return kept.Length > 30 ? kept[..30] + "…" : kept;
    }
}
