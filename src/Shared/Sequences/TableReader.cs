using System.Globalization;
using System.Text;

namespace CisLens.Shared.Sequences;

/// <summary>
/// Reads a table separated by tabs, commas or semicolons, with names of columns or without:
/// <code>
/// id        sequence   label
/// peak_1    ACGTNNAC   1
/// </code>
/// Lines before the table that begin with <c>#</c> and empty lines are skipped. Rows without a name are called <c>seq_1</c> and so on.
/// </summary>
internal sealed class TableReader
{
    private const int RowsLookedAt = 20;

    private readonly SequenceInput _input;
    private readonly ImportOptions _options;
    private readonly byte _separator;
    private readonly int _limit;

    public TableReader(SequenceInput input, ImportOptions options, byte separator, int limit)
    {
        _input = input;
        _options = options;
        _separator = separator;
        _limit = limit;
        Columns = FindColumns();
    }

    public TableColumns Columns { get; }

    public void Run(LineScanner lines, RecordSink sink)
    {
        var rows = new TableRowReader(lines, _separator, _limit, _input.FileName);
        var started = false;
        while (rows.Next())
        {
            if (rows.Count == 0 || (!started && IsComment(rows)))
                continue;
            if (started || !Columns.HasHeader)
                Take(rows, sink);
            started = true;
        }
    }

    private static bool IsComment(TableRowReader row) =>
        row[0] is [(byte)'#', ..] && !Fields(row).Any(field => TableColumnFinder.IsSequenceName(field.TrimStart('#').Trim()));

    private static string[] Fields(TableRowReader row)
    {
        var fields = new string[row.Count];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = Encoding.UTF8.GetString(row[i]);
        return fields;
    }

    private TableColumns FindColumns()
    {
        var rows = new TableRowReader(new LineScanner(new TextHead(_input), _limit), _separator, _limit, _input.FileName);
        var first = new List<string[]>();
        var line = 0L;
        while (first.Count < RowsLookedAt && rows.Next())
        {
            if (rows.Count == 0 || (first.Count == 0 && IsComment(rows)))
                continue;
            line = first.Count == 0 ? rows.Line : line;
            first.Add(Fields(rows));
        }
        return first.Count > 0
            ? new TableColumnFinder(_input.FileName, _options).Find(first, line)
            : throw new InputException($"{_input.FileName} has no rows: choose a file that holds sequences.", _input.FileName);
    }

    private void Take(TableRowReader row, RecordSink sink)
    {
        if (row.Missing > 0)
            sink.Reject(row.Line, row[Columns.Id] is { Length: <= 100 } id ? id : [], string.Create(CultureInfo.InvariantCulture, $"The row has more than the {_limit:N0} characters allowed: cut its sequence into windows."));
        else if (row.Count != Columns.Count)
            sink.Reject(row.Line, row[Columns.Id], string.Create(CultureInfo.InvariantCulture, $"The row has {row.Count} columns where the first has {Columns.Count}: correct it."));
        else
            sink.Take(new RawRecord
            {
                Line = row.Line,
                Id = Columns.Id is null ? Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"seq_{sink.Number}")) : row[Columns.Id],
                Bases = row[Columns.Sequence],
                Length = row[Columns.Sequence].Length,
                Label = row[Columns.Label],
                Group = row[Columns.Group],
                Region = row[Columns.Region],
                Description = row[Columns.Description],
            });
    }
}
