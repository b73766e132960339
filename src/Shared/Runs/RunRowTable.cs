using System.Globalization;

namespace CisLens.Shared.Runs;

/// <summary>The text form of rows, the same in the run's folder and in the bundle.</summary>
public static class RunRowTable
{
    /// <summary>First line of <c>rows.tsv</c>.</summary>
    public const string Header = "row\tsequence\tid\tlabel\tgroup\tlength\twindow_start\tpad_left\tpad_right";

    /// <summary>First line of <c>dropped.tsv</c>.</summary>
    public const string DroppedHeader = "sequence\tid\treason";

    /// <summary>A row as a line.</summary>
    public static string Line(RunRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Row}\t{row.Sequence}\t{Cell(row.Id)}\t{Cell(row.Label)}\t{Cell(row.Group)}\t{row.Length}\t{row.WindowStart}\t{row.PadLeft}\t{row.PadRight}");

    /// <summary>A line as a row.</summary>
    public static RunRow Parse(string line)
    {
        var cells = line.Split('\t');
        return new RunRow(
            Number(cells[0]), Number(cells[1]), cells[2], Text(cells[3]), Text(cells[4]),
            (int)Number(cells[5]), (int)Number(cells[6]), (int)Number(cells[7]), (int)Number(cells[8]));
    }

    /// <summary>A dropped sequence as a line.</summary>
    public static string Line(DroppedRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Sequence}\t{Cell(row.Id)}\t{Cell(row.Reason)}");

    /// <summary>A line as a dropped sequence.</summary>
    public static DroppedRow ParseDropped(string line)
    {
        var cells = line.Split('\t');
        return new DroppedRow(Number(cells[0]), cells[1], cells[2]);
    }

    private static string Cell(string? text) => text?.ReplaceLineEndings(" ").Replace('\t', ' ') ?? "";

    private static string? Text(string cell) => cell.Length == 0 ? null : cell;

    private static long Number(string cell) => long.Parse(cell, CultureInfo.InvariantCulture);
}
