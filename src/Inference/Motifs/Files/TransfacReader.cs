using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Files;

/// <summary>
/// Reads TRANSFAC's form, in the dialects in use:
/// <code>
/// AC MA0004.1                  AC  M10000
/// ID Arnt                      ID  AHR.H12CORE.0.P.B
/// PO  A    C    G    T         NA  AHR_HUMAN
/// 01  4.0  16.0 0.0  0.0       P0      A      C      G      T
/// 02  19.0 0.0  1.0  0.0       01    176    307    392    128      v
/// CC tf_family:PAS domain      //
/// </code>
/// A record that has NA is called by its ID and named by NA; one without is called by its AC and named by its ID. Records end with
/// '//' or where the next AC begins. Records without matrix and AC (as of the version) are passed over.
/// </summary>
internal sealed class TransfacReader(MotifText text, MotifCollector motifs)
{
    private readonly List<double> _values = [];
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private int[]? _columns;
    private Alphabet _alphabet = Alphabet.Dna;
    private bool _hasWholeMatrix;
    private int _line;

    public void Read()
    {
        while (text.Next(out var line))
            Take(line);
        Finish();
    }

    private void Take(string line)
    {
        var tag = line.Length < 2 ? line : line[..2];
        var value = line.Length < 2 ? "" : line[2..].Trim();
        if (_columns is not null && !_hasWholeMatrix)
        {
            if (IsRow(line))
            {
                TakeRow(MotifText.Words(line));
                return;
            }
            _hasWholeMatrix = line.Length > 0;
        }
        switch (tag)
        {
            case "//":
                Finish();
                break;
            case "AC":
                Finish();
                Set(tag, value);
                break;
            case "ID" or "NA":
                Set(tag, value);
                break;
            case "P0" or "PO":
                TakeColumns(MotifText.Words(line));
                break;
            case "CC":
                TakeComment(value);
                break;
            default:
                if (IsRow(line))
                    throw text.Fault("is a row that stands in no matrix: write the rows of a matrix right below a line 'P0 A C G T'.");
                break;
        }
    }

    private static bool IsRow(string line) => MotifText.Words(line) is [var position, ..] && position.All(char.IsAsciiDigit);

    private void Set(string tag, string value)
    {
        if (_line == 0)
            _line = text.Number;
        _fields.TryAdd(tag, value);
    }

    private void TakeComment(string value)
    {
        foreach (var key in (ReadOnlySpan<string>)["tf_family:", "tf_class:", "pubmed_ids:"])
            if (value.StartsWith(key, StringComparison.OrdinalIgnoreCase) && value[key.Length..].Trim() is { Length: > 0 } name)
                _fields.TryAdd(key, name);
    }

    private void TakeColumns(string[] words)
    {
        if (_columns is not null)
            throw text.Fault("begins a second matrix of one record: end each record with '//'.");
        var columns = words[1..].Select(MotifNumbers.Letter).ToArray();
        if (columns.Length != MotifMatrix.Letters || columns.Contains(-1) || columns.Distinct().Count() != MotifMatrix.Letters)
            throw text.Fault("does not name the four columns of a matrix: write 'P0 A C G T'.");
        _columns = columns;
        _alphabet = MotifCollector.AlphabetOf(words[1 + Array.IndexOf(columns, 3)][0]);
    }

    private void TakeRow(string[] words)
    {
        // The letter of the consensus may stand behind the numbers.
        if (words.Length is not 5 and not 6)
            throw text.Fault($"has {words.Length - 1} numbers where a row of a matrix has 4: write the position and four counts.");
        var numbers = text.ParseNumbers(words.AsSpan(1, MotifMatrix.Letters));
        var row = new double[MotifMatrix.Letters];
        for (var i = 0; i < row.Length; i++)
            row[_columns![i]] = numbers[i];
        _values.AddRange(row);
    }

    private void Finish()
    {
        if (_values.Count > 0 || _columns is not null || _fields.ContainsKey("AC"))
            Add();
        _values.Clear();
        _fields.Clear();
        (_columns, _hasWholeMatrix, _line, _alphabet) = (null, false, 0, Alphabet.Dna);
    }

    private void Add()
    {
        var line = _line == 0 ? text.Number : _line;
        var accession = _fields.GetValueOrDefault("AC", "");
        var identifier = _fields.GetValueOrDefault("ID", "");
        var (id, name) = _fields.TryGetValue("NA", out var named) && identifier.Length > 0 ? (identifier, named)
            : accession.Length > 0 ? (accession, identifier) : (identifier, "");
        if (id.Length == 0)
            throw text.Fault(line, "belongs to a record without identifier: give it a line 'AC' or 'ID'.");
        if (_values.Count == 0)
            throw text.Fault(line, $"begins the record of {MotifText.Shown(id)}, which has no matrix: add a line 'P0 A C G T' and a row for each position.");
        var (ppm, sites) = MotifNumbers.Read([.. _values], rest => text.Fault(line, rest));
        motifs.Add(
            new Motif(id, ppm)
            {
                Name = name,
                Sites = sites,
                Alphabet = _alphabet,
                Citation = _fields.TryGetValue("pubmed_ids:", out var papers) ? $"PubMed {papers}" : null,
                Family = _fields.GetValueOrDefault("tf_family:") ?? _fields.GetValueOrDefault("tf_class:"),
            },
            line);
    }
}
