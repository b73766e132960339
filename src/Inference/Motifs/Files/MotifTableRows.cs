namespace CisLens.Inference.Motifs.Files;

/// <summary>Reads the rows of a table with a header: one position each; the rows of a motif stand together.</summary>
internal sealed class MotifTableRows(MotifText text, MotifCollector motifs, TableColumnsOfMotifs columns)
{
    private readonly List<double> _values = [];
    private string? _id;
    private string _name = "";
    private string _sites = "";
    private double _position;
    private int _line;

    public void Read(IEnumerable<(int Line, string[] Cells)> rows)
    {
        foreach (var (line, cells) in rows)
        {
            if (cells.Length < columns.Count)
                throw text.Fault(line, $"has {cells.Length} cells, and the header names {columns.Count}: fill the missing ones.");
            Take(line, cells);
        }
        Finish();
    }

    private void Take(int line, string[] cells)
    {
        var id = columns.Motif < 0 ? MotifLayout.Word(motifs.FileTitle) : MotifLayout.Word(cells[columns.Motif]);
        if (id.Length == 0)
            throw text.Fault(line, "names no motif: fill the column of the identifier.");
        var position = columns.Position < 0 ? 0 : TableCells.Numbers(text, line, [cells[columns.Position]])[0];
        if (id != _id)
        {
            Finish();
            (_id, _line) = (id, line);
            _name = columns.Name < 0 ? "" : cells[columns.Name];
            _sites = columns.Sites < 0 ? "" : cells[columns.Sites];
        }
        else if (columns.Position >= 0 && position != _position + 1)
            throw text.Fault(line, $"does not give the position after the one before it: sort the rows of motif {MotifText.Shown(id)} by position and leave none out.");
        _position = position;
        _values.AddRange(TableCells.Numbers(text, line, [.. columns.Letters.Select(column => cells[column])]));
    }

    private void Finish()
    {
        if (_id is null)
            return;
        var (ppm, sites) = MotifNumbers.Read([.. _values], rest => text.Fault(_line, rest));
        if (_sites.Length > 0)
            sites = MotifText.TryNumber(_sites, out var stated) && stated > 0
                ? stated
                : throw text.Fault(_line, $"states '{MotifText.Shown(_sites)}' as number of sites: write a number above 0 or leave the cell empty.");
        motifs.Add(new Motif(_id, ppm) { Name = _name, Sites = sites, Alphabet = columns.Alphabet }, _line);
        _values.Clear();
    }
}
