using System.Text;

namespace CisLens.Inference.Runs.Bundles.Import;

/// <summary>The lines of a table in a bundle; none may be longer than a table's line can be, so memory is bounded.</summary>
internal sealed class BundleLines(BundleReader bundle, string file) : IDisposable
{
    private const int Longest = 1 << 22;

    private readonly StreamReader _reader = new(bundle.Open(file), new UTF8Encoding(false, throwOnInvalidBytes: true), false, 1 << 16);
    private readonly StringBuilder _line = new();

    /// <summary>The next line; null after the last.</summary>
    public string? Next()
    {
        _line.Clear();
        for (var letter = _reader.Read(); letter >= 0; letter = _reader.Read())
        {
            if (letter == '\n')
                return _line.ToString();
            if (_line.Length == Longest)
                throw bundle.Damaged(file);
            _line.Append((char)letter);
        }
        return _line.Length > 0 ? _line.ToString() : null;
    }

    /// <summary>The lines that are left.</summary>
    public IEnumerable<string> Rest(CancellationToken token)
    {
        while (Next() is { } line)
        {
            token.ThrowIfCancellationRequested();
            yield return line;
        }
    }

    public void Dispose() => _reader.Dispose();
}
