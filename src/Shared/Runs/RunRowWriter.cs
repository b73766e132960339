using System.Text;
using CisLens.Shared.Arrays;

namespace CisLens.Shared.Runs;

/// <summary>Writes the rows of a run and where each line begins, into a folder under construction. Memory: 8 bytes a row.</summary>
public sealed class RunRowWriter : IDisposable
{
    private readonly string _folder;
    private readonly StreamWriter _rows;
    private readonly StreamWriter _dropped;
    private readonly List<long> _offsets = [];
    private long _position;

    /// <summary>Starts the tables.</summary>
    public RunRowWriter(string folder)
    {
        _folder = folder;
        _rows = Open("rows.tsv");
        _dropped = Open("dropped.tsv");
        _position = Put(_rows, RunRowTable.Header);
        Put(_dropped, RunRowTable.DroppedHeader);
    }

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Dropped sequences so far.</summary>
    public long Dropped { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(RunRow row)
    {
        _offsets.Add(_position);
        _position += Put(_rows, RunRowTable.Line(row));
        Rows++;
    }

    /// <summary>Adds a sequence that is left out.</summary>
    public void Add(DroppedRow row)
    {
        Put(_dropped, RunRowTable.Line(row));
        Dropped++;
    }

    /// <summary>Writes the index.</summary>
    public void Complete()
    {
        _offsets.Add(_position);
        NpyFile.Write<long>(Path.Combine(_folder, "rows.npy"), _offsets.ToArray(), _offsets.Count);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _rows.Dispose();
        _dropped.Dispose();
    }

    private StreamWriter Open(string name) => new(Path.Combine(_folder, name), append: false, new UTF8Encoding(false)) { NewLine = "\n" };

    private static int Put(StreamWriter writer, string line)
    {
        writer.WriteLine(line);
        return Encoding.UTF8.GetByteCount(line) + 1;
    }
}
