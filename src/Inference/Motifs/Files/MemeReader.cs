using System.Globalization;
using System.Text.RegularExpressions;
using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Files;

/// <summary>
/// Reads MEME's text form, versions 4 and 5, minimal or as the programs write it:
/// <code>
/// MEME version 4
/// ALPHABET= ACGT
/// strands: + -
/// Background letter frequencies
/// A 0.25 C 0.25 G 0.25 T 0.25
/// MOTIF MA0004.1 Arnt
/// letter-probability matrix: alength= 4 w= 6 nsites= 20 E= 0
///  0.200000  0.800000  0.000000  0.000000
/// URL http://jaspar.genereg.net/matrix/MA0004.1
/// </code>
/// Header lines may stand again before any motif, as in files that were joined; the first background counts. Log-odds matrices
/// are passed over where the probabilities stand beside them. Whatever else the programs write is passed over.
/// </summary>
internal sealed partial class MemeReader(MotifText text, MotifCollector motifs)
{
    private const double BackgroundTolerance = 0.02;

    private Alphabet _alphabet = Alphabet.Dna;
    private bool _hasVersion;
    private bool _sawLogOdds;
    private Motif? _motif;
    private string? _id;
    private string _name = "";
    private int _line;

    public void Read()
    {
        while (text.Next(out var line))
            Take(line.TrimStart());
        Finish();
    }

    private void Take(string line)
    {
        if (line.StartsWith("MEME version", StringComparison.Ordinal))
            TakeVersion(line);
        else if (line == "MOTIF" || (line.StartsWith("MOTIF", StringComparison.Ordinal) && char.IsWhiteSpace(line[5])))
            Begin(MotifText.Words(line));
        else if (line.StartsWith("ALPHABET", StringComparison.Ordinal))
            _alphabet = new MemeAlphabet(text).Read(line);
        else if (line.StartsWith("Background letter frequencies", StringComparison.Ordinal))
            TakeBackground();
        else if (line.StartsWith("letter-probability matrix:", StringComparison.Ordinal))
            TakeMatrix(line);
        else if (line.StartsWith("log-odds matrix:", StringComparison.Ordinal))
            PassOver(Key(line, "w"));
        else if (line.StartsWith("URL", StringComparison.Ordinal) && _motif is not null && MotifText.Words(line) is [_, var url, ..])
            _motif = _motif with { Url = url };
    }

    private void TakeVersion(string line)
    {
        var version = MotifText.Words(line) is [_, _, var word, ..] ? word : "";
        if (!MajorVersion().IsMatch(version))
            throw text.Fault($"states version '{MotifText.Shown(version)}' of MEME's form, and versions 4 and 5 can be read: convert the file with a program of the MEME Suite.");
        _hasVersion = true;
    }

    private void Begin(string[] words)
    {
        Finish();
        if (words.Length < 2)
            throw text.Fault("begins a motif without an identifier: write 'MOTIF identifier name'.");
        // The programs' own reports go on with 'width = 11 sites = ...'.
        var hasName = words.Length > 2 && !(words[2] == "width" && words.Length > 3 && words[3].StartsWith('='));
        (_id, _name, _line, _sawLogOdds) = (words[1], hasName ? words[2] : "", text.Number, false);
    }

    private void Finish()
    {
        if (_motif is not null)
            motifs.Add(_motif, _line);
        else if (_id is not null)
            throw text.Fault(_line, _sawLogOdds
                ? $"begins motif {MotifText.Shown(_id)}, of which only a log-odds matrix is given: give its 'letter-probability matrix', from which log-odds are computed."
                : $"begins motif {MotifText.Shown(_id)}, which has no 'letter-probability matrix': give it or take the motif out.");
        (_motif, _id) = (null, null);
    }

    private void TakeMatrix(string line)
    {
        if (!_hasVersion)
            throw text.Fault("is part of a MEME file, but no line 'MEME version 4' stands before it: add it as the first line.");
        if (_id is null)
            throw text.Fault("begins a matrix that belongs to no motif: write 'MOTIF identifier name' before it.");
        if (_motif is not null)
            throw text.Fault($"begins a second matrix of motif {MotifText.Shown(_id)}: write 'MOTIF identifier name' before it.");
        if (Key(line, "alength") is { } letters && letters != MotifMatrix.Letters)
            throw text.Fault($"states {letters} letters, and motifs of DNA or RNA have 4: motifs of proteins and of modified bases cannot be used.");
        var start = text.Number;
        var width = Key(line, "w");
        MotifNumbers.RequireWidth(width ?? 1, text.Fault);
        if (width == 0)
            throw text.Fault("states a matrix of no position: give its rows and their number with 'w='.");
        var values = ReadRows(width);
        RequireEnd(width);
        _motif = new Motif(_id, new Ppm(values)) { Name = _name, Sites = Sites(line, start), Alphabet = _alphabet };
        MotifNumbers.RequireWidth(_motif.Width, rest => text.Fault(start, rest));
    }

    /// <summary>Only the line right below a matrix can be a row too many: reports of the programs go on with tables.</summary>
    private void RequireEnd(int? width)
    {
        if (!text.NextFilled(out var line))
            return;
        if (LooksLikeRow(line))
            throw text.Fault($"is one row more than the {width} positions that its matrix states with 'w=': correct 'w=' or take the row out.");
        text.Back();
    }

    private double[] ReadRows(int? width)
    {
        var values = new List<double>();
        for (var row = 0; row != width; row++)
        {
            if (!text.NextFilled(out var line))
            {
                if (width is null && row > 0)
                    break;
                throw text.FaultAtEnd($"within a matrix, after row {row}{Of(width)}: the file was cut; save or copy it again.");
            }
            if (!LooksLikeRow(line))
            {
                if (width is not null || row == 0)
                    throw text.Fault($"stands where row {row + 1}{Of(width)} of a matrix is expected: add the row or correct 'w='.");
                text.Back();
                break;
            }
            AddRow(values, MotifText.Words(line));
        }
        return [.. values];
    }

    private void AddRow(List<double> values, string[] words)
    {
        if (words.Length != MotifMatrix.Letters)
            throw text.Fault($"has {words.Length} numbers where a row of a matrix has 4, for {string.Join(' ', _alphabet.Letters.ToCharArray())}: correct the row.");
        var row = text.ParseNumbers(words);
        var sum = row.Sum();
        if (row.Any(value => value < 0) || Math.Abs(sum - 1) > Ppm.SumTolerance)
            throw text.Fault($"holds no probabilities: its numbers {(row.Any(value => value < 0) ? "are partly negative" : $"sum to {MotifLayout.Short(sum)} instead of 1")}; write probabilities, or save counts in JASPAR's form.");
        values.AddRange(row);
    }

    private void TakeBackground()
    {
        var start = text.Number;
        var shares = new double[MotifMatrix.Letters];
        for (var found = 0; found < MotifMatrix.Letters;)
        {
            if (!text.NextFilled(out var line))
                throw text.FaultAtEnd("within the background: write four letters with their shares, such as 'A 0.25 C 0.25 G 0.25 T 0.25'.");
            var words = MotifText.Words(line);
            for (var i = 0; i < words.Length; i += 2, found++)
            {
                var letter = MotifNumbers.Letter(words[i]);
                if (letter < 0 || i + 1 == words.Length || found == MotifMatrix.Letters || shares[letter] > 0)
                    throw text.Fault("does not give the background: write each letter once with its share, such as 'A 0.25 C 0.25 G 0.25 T 0.25'.");
                shares[letter] = text.ParseNumber(words[i + 1]);
            }
        }
        if (shares.Any(share => share <= 0) || Math.Abs(shares.Sum() - 1) > BackgroundTolerance)
            throw text.Fault(start, "begins a background whose shares are not all positive or do not sum to 1: correct them.");
        motifs.Background ??= Background.FromShares(shares);
    }

    /// <summary>Passes over the rows of a log-odds matrix, so that they are not taken for those of another.</summary>
    private void PassOver(int? width)
    {
        _sawLogOdds = true;
        for (var row = 0; row != width && text.NextFilled(out var line); row++)
        {
            if (LooksLikeRow(line))
                continue;
            text.Back();
            break;
        }
    }

    private double? Sites(string line, int number)
    {
        if (Value(line, "nsites") is not { } word)
            return null;
        if (!MotifText.TryNumber(word, out var sites) || sites < 0)
            throw text.Fault(number, $"states '{MotifText.Shown(word)}' as number of sites: write a number after 'nsites=', or leave it out.");
        return sites > 0 ? sites : null;
    }

    private int? Key(string line, string key)
    {
        if (Value(line, key) is not { } word)
            return null;
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw text.Fault($"states '{MotifText.Shown(word)}' after '{key}=', where a whole number is expected: correct it.");
    }

    /// <summary>The word behind <c>key=</c>; null where the line has none.</summary>
    private static string? Value(string line, string key)
    {
        var match = Regex.Match(line, $@"(?<=\s){key}=\s*(\S*)");
        return match.Success ? match.Groups[1].Value : null;
    }

    private static bool LooksLikeRow(string line) =>
        MotifText.Words(line) is [var first, ..] && (char.IsAsciiDigit(first[0]) || first[0] is '.' or '-' or '+') && first.AsSpan().TrimStart("-+.").Length > 0;

    private static string Of(int? width) => width is null ? "" : string.Create(CultureInfo.InvariantCulture, $" of {width}");

    [GeneratedRegex(@"^[45](\.|$)")]
    private static partial Regex MajorVersion();
}
