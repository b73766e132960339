using System.Globalization;
using System.Text;

namespace CisLens.Shared.Storage;

/// <summary>The lines of a text that a stranger wrote, one after another: whatever it holds, memory and time are bounded.</summary>
/// <param name="reader">The text.</param>
/// <param name="file">Its name, for errors.</param>
public sealed class BoundedLines(TextReader reader, string file)
{
    /// <summary>The longest line, in letters.</summary>
    public const int Longest = 1 << 20;

    /// <summary>The longest text, in letters: ten million lines of a hundred.</summary>
    public const long Most = 1L << 30;

    private readonly StringBuilder _line = new();
    private long _letters;

    /// <summary>The number of the line that was given last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next line, without its end; null after the last.</summary>
    /// <exception cref="InputException">The line, or the text, is too long.</exception>
    public string? Next()
    {
        _line.Clear();
        Number++;
        for (var letter = reader.Read(); letter >= 0; letter = reader.Read())
        {
            if (++_letters > Most)
                throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{file} has more than {Most:N0} letters (unpacked): leave out lines that are not needed, such as those of other chromosomes."), file, Number);
            if (letter == '\n')
                return _line.ToString();
            if (letter == '\r')
            {
                if (reader.Peek() == '\n')
                    reader.Read();
                return _line.ToString();
            }
            if (_line.Length == Longest)
                throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{file}, line {Number}, has more than {Longest:N0} letters: give a text with one entry a line."), file, Number);
            _line.Append((char)letter);
        }
        return _line.Length > 0 ? _line.ToString() : null;
    }
}
