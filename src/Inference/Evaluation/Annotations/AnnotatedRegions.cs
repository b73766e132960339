using System.Globalization;
using CisLens.Shared;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Evaluation.Annotations;

/// <summary>
/// Annotated stretches, from a BED file: on chromosomes, or on sequences by their names. Lines that begin with <c>#</c>, <c>track</c> or
/// <c>browser</c> are passed over; strands are not looked at.
/// <code>
/// chr5   1295104  1295130  promoter
/// peak7  12       31       CTCF site
/// </code>
/// </summary>
public sealed class AnnotatedRegions
{
    /// <summary>The most regions; with names and places some 500 MB.</summary>
    public const int Most = 5_000_000;

    private const int MostPlaces = 1_000_000;
    private const int MostNames = 1000;
    private const int OtherName = -1;

    private readonly Dictionary<string, List<(long Start, long End, int Name)>> _stretches = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private long _longest;

    private AnnotatedRegions()
    {
    }

    /// <summary>Different names, in the order of the file, the first thousand; one empty name where there are none.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Lines read.</summary>
    public long Count { get; private set; }

    /// <summary>Chromosomes, or names of sequences.</summary>
    public IEnumerable<string> Places => _stretches.Keys;

    /// <summary>Reads a file.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="token">Checked for every line.</param>
    /// <exception cref="InputException">A line is no BED line; names it. Or there is none, or there are too many.</exception>
    public static AnnotatedRegions Read(TextReader reader, string file, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var regions = new AnnotatedRegions();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = new BoundedLines(reader, file);
        while (lines.Next() is { } text)
        {
            token.ThrowIfCancellationRequested();
            if (Vcf.IsHeader(text))
                throw Vcf.Refusal(file);
            if (text.Length == 0 || text[0] == '#' || text.StartsWith("track", StringComparison.Ordinal) || text.StartsWith("browser", StringComparison.Ordinal))
                continue;
            regions.Add(text, file, lines.Number, names);
            if (regions.Count > Most || regions._stretches.Count > MostPlaces)
                throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{file} has more than {Most:N0} regions, or names more than {MostPlaces:N0} chromosomes or sequences: leave out the regions that touch no sequence of the run, as bedtools intersect -u does."), file, lines.Number);
        }
        if (regions.Count == 0)
            throw new InputException($"{file} has no regions; each line needs a chromosome (or the name of a sequence), start and end, separated by tabs.", file);
        foreach (var stretches in regions._stretches.Values)
            stretches.Sort();
        return regions;
    }

    /// <summary>The stretches that overlap a part of a chromosome or sequence.</summary>
    /// <param name="place">The chromosome, or the name of the sequence.</param>
    /// <param name="start">First base, from 0.</param>
    /// <param name="end">One after the last.</param>
    public IEnumerable<(long Start, long End, int Name)> Over(string place, long start, long end)
    {
        if (!_stretches.TryGetValue(place, out var stretches))
            yield break;
        // What begins earlier than the longest stretch is long cannot reach to the start.
        for (var at = First(stretches, start - _longest); at < stretches.Count && stretches[at].Start < end; at++)
            if (stretches[at].End > start)
                yield return stretches[at];
    }

    private static int First(List<(long Start, long End, int Name)> stretches, long start)
    {
        var (low, high) = (0, stretches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (stretches[middle].Start < start)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private void Add(string text, string file, long line, Dictionary<string, int> names)
    {
        Region region;
        try
        {
            region = Region.ParseBed(text);
        }
        catch (InputException error)
        {
            throw new InputException($"{file}, line {line}: {error.Message}", file, line);
        }
        var name = text.Split('\t') is [_, _, _, { Length: > 0 } given, ..] && given != "." ? given : "";
        if (!names.TryGetValue(name, out var number))
        {
            // Those of many are not told apart, and would fill the memory.
            number = names.Count < MostNames ? names.Count : OtherName;
            if (number != OtherName)
            {
                names[name] = number;
                _names.Add(name);
            }
        }
        if (!_stretches.TryGetValue(region.Chrom, out var stretches))
            _stretches[region.Chrom] = stretches = [];
        stretches.Add((region.Start, region.End, number));
        _longest = Math.Max(_longest, region.Length);
        Count++;
    }
}
