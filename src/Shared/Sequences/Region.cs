using System.Globalization;

namespace CisLens.Shared.Sequences;

/// <summary>
/// A stretch of a chromosome. Stored 0-based and half-open as in BED (<c>chr1 1000 1020</c> is 20 bases), printed for people
/// 1-based and closed (<c>chr1:1,001-1,020</c>). All arithmetic on coordinates is here.
/// </summary>
public sealed record Region
{
    /// <summary>Makes a region from 0-based, half-open coordinates.</summary>
    /// <param name="chrom">Name of the chromosome or contig.</param>
    /// <param name="start">First base, counted from 0.</param>
    /// <param name="end">One past the last base, counted from 0.</param>
    /// <param name="strand">Strand that the bases are read from.</param>
    /// <exception cref="ArgumentException">The name is empty, or the start is negative or not below the end.</exception>
    public Region(string chrom, long start, long end, Strand strand = Strand.None)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(chrom);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        Chrom = chrom;
        Start = start;
        End = end;
        Strand = strand;
    }

    /// <summary>Name of the chromosome or contig.</summary>
    public string Chrom { get; }

    /// <summary>First base, counted from 0.</summary>
    public long Start { get; }

    /// <summary>One past the last base, counted from 0.</summary>
    public long End { get; }

    /// <summary>Strand that the bases are read from.</summary>
    public Strand Strand { get; }

    /// <summary>Number of bases.</summary>
    public long Length => End - Start;

    /// <summary>Reads the form for people, 1-based and closed: <c>chr1:1,001-1,020</c>, <c>chr1:1001-1020(-)</c>, or one base <c>chr1:1001</c>.</summary>
    /// <exception cref="InputException">The text is not a region.</exception>
    public static Region Parse(string text) =>
        TryParse(text, out var region)
            ? region!
            : throw new InputException($"'{text}' is not a region: write chromosome, first and last base counted from 1, as in chr1:1,001-1,020.");

    /// <summary>Reads the form for people, 1-based and closed; false when the text is not a region.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Region? region)
    {
        region = null;
        text = text.Trim();
        var strand = TakeStrand(ref text);
        var colon = text.LastIndexOf(':');
        if (colon <= 0)
            return false;
        var range = text[(colon + 1)..];
        var dash = range.IndexOf('-');
        var firstText = dash < 0 ? range : range[..dash];
        var lastText = dash < 0 ? range : range[(dash + 1)..];
        if (!TryPosition(firstText, out var first) || !TryPosition(lastText, out var last) || first < 1 || last < first)
            return false;
        region = new Region(text[..colon].ToString(), first - 1, last, strand);
        return true;
    }

    /// <summary>
    /// Reads a name such as <c>chr1:1000-1020</c> of which nobody says whether it counts from 1 (closed) or, as bedtools getfasta
    /// writes it, from 0 (half-open): the number of bases decides, because the two readings differ by one base.
    /// </summary>
    /// <param name="text">The name.</param>
    /// <param name="length">Number of bases of the sequence.</param>
    /// <param name="region">The region of that length.</param>
    /// <param name="countsFromZero">True when the name was 0-based and half-open.</param>
    /// <returns>False when the text is not a region or neither reading has this length.</returns>
    public static bool TryParseOfLength(ReadOnlySpan<char> text, long length, out Region? region, out bool countsFromZero)
    {
        countsFromZero = false;
        text = text.Trim();
        var strand = TakeStrand(ref text);
        region = null;
        var colon = text.LastIndexOf(':');
        var dash = text.LastIndexOf('-');
        if (colon <= 0 || dash < colon || !TryPosition(text[(colon + 1)..dash], out var from) || !TryPosition(text[(dash + 1)..], out var to))
            return false;
        countsFromZero = to - from == length;
        var start = countsFromZero ? from : from - 1;
        if (start < 0 || to - start != length || length == 0)
            return false;
        region = new Region(text[..colon].ToString(), start, to, strand);
        return true;
    }

    /// <summary>Reads a BED line, 0-based and half-open: chromosome, start, end and, in the sixth column, the strand.</summary>
    /// <exception cref="InputException">The line is not BED.</exception>
    public static Region ParseBed(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var fields = line.Split('\t');
        if (fields.Length < 3 || fields[0].Length == 0 || !TryPosition(fields[1], out var start) || !TryPosition(fields[2], out var end) || end <= start)
            throw new InputException($"'{line}' is not a BED line: write chromosome, start counted from 0 and end, separated by tabs.");
        return new Region(fields[0], start, end, fields.Length > 5 ? StrandOf(fields[5]) : Strand.None);
    }

    /// <summary>The BED form, 0-based and half-open: three columns, or six where the strand is known.</summary>
    public string ToBed() => Strand == Strand.None
        ? string.Create(CultureInfo.InvariantCulture, $"{Chrom}\t{Start}\t{End}")
        : string.Create(CultureInfo.InvariantCulture, $"{Chrom}\t{Start}\t{End}\t.\t0\t{(Strand == Strand.Forward ? '+' : '-')}");

    /// <summary>The place of one base of the sequence that was read from this region.</summary>
    /// <param name="offset">Base of the sequence, counted from 0 in reading direction.</param>
    public Region At(long offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, Length);
        var position = Strand == Strand.Reverse ? End - 1 - offset : Start + offset;
        return new Region(Chrom, position, position + 1, Strand);
    }

    /// <summary>The bases of the sequence that was read from this region that lie in a stretch of its chromosome.</summary>
    /// <param name="start">First base of the stretch, counted from 0.</param>
    /// <param name="end">One past its last base.</param>
    /// <returns>Bases of the sequence, counted from 0 in reading direction, the second one excluded; equal where none lies there.</returns>
    public (long From, long To) Inside(long start, long end)
    {
        var (from, to) = (Math.Clamp(start, Start, End), Math.Clamp(end, Start, End));
        return to <= from ? (0, 0) : Strand == Strand.Reverse ? (End - to, End - from) : (from - Start, to - Start);
    }

    /// <summary>The form for people, 1-based and closed: <c>chr1:1,001-1,020</c>, with <c>(+)</c> or <c>(-)</c> where the strand is known.</summary>
    public override string ToString()
    {
        var strand = Strand switch { Strand.Forward => "(+)", Strand.Reverse => "(-)", _ => "" };
        return Length == 1
            ? string.Create(CultureInfo.InvariantCulture, $"{Chrom}:{End:N0}{strand}")
            : string.Create(CultureInfo.InvariantCulture, $"{Chrom}:{Start + 1:N0}-{End:N0}{strand}");
    }

    private static Strand TakeStrand(ref ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[^1] != ')' || text[^3] != '(' || text[^2] is not ('+' or '-' or '.'))
            return Strand.None;
        var strand = StrandOf(text.Slice(text.Length - 2, 1));
        text = text[..^3];
        return strand;
    }

    private static Strand StrandOf(ReadOnlySpan<char> text) => text switch { "+" => Strand.Forward, "-" => Strand.Reverse, _ => Strand.None };

    private static bool TryPosition(ReadOnlySpan<char> text, out long position) =>
        long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out position);
}
