using System.Text;

namespace CisLens.Inference.Motifs.Files;

/// <summary>Cuts a line of a table into cells. Quotes around a cell are taken off; a separator within them does not count.</summary>
internal static class TableCells
{
    public static string[] Split(string line)
    {
        var separator = line.Contains('\t', StringComparison.Ordinal) ? '\t'
            : line.Contains(',', StringComparison.Ordinal) ? ','
            : line.Contains(';', StringComparison.Ordinal) ? ';' : ' ';
        return separator == ' '
            ? [.. MotifText.Words(line.Replace('[', ' ').Replace(']', ' ')).Select(word => word.Trim('"'))]
            : [.. Quoted(line, separator)];
    }

    public static double[] Numbers(MotifText text, int line, ReadOnlySpan<string> cells)
    {
        var numbers = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            if (!MotifText.TryNumber(cells[i], out numbers[i]))
                throw text.Fault(line, $"has '{MotifText.Shown(cells[i])}' where a number is expected: write it with digits and a point, such as 0.25.");
        return numbers;
    }

    /// <summary>A cell as it is written: in quotes where it holds a separator or a quote.</summary>
    public static string Write(string text) =>
        text.AsSpan().ContainsAny(",\"") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static List<string> Quoted(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }
        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
