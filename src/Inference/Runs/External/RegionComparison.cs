using CisLens.Inference.Evaluation.Annotations;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.External;

/// <summary>Compares maps with annotated regions: of each target on the sequences on which it is judged, at most <see cref="MostSequences"/> of them.</summary>
internal sealed class RegionComparison(RunFolder folder, RunResults results, SequenceSet sequences, IProgress<double>? progress, CancellationToken token) : IDisposable
{
    /// <summary>The most sequences of a target; more narrow the intervals hardly.</summary>
    public const int MostSequences = 1000;

    private const int Top = 20;
    private const double HighShare = 0.05;
    private const int MostNames = 8;
    private const int AtOnce = 1024;
    private const string All = "";

    private readonly RunRowReader _rows = new(folder);

    public void Dispose() => _rows.Dispose();

    public ExternalResult Compare(TextReader reader, string file)
    {
        var regions = AnnotatedRegions.Read(reader, file, token);
        var annotated = Annotated(regions, file);
        var classes = RunClassesFile.Read(folder, results.Spec);
        // One name, or hundreds, say nothing more than all together.
        List<int?> names = [null, .. regions.Names.Count is > 1 and <= MostNames ? Enumerable.Range(0, regions.Names.Count).Select(name => (int?)name) : []];
        var (found, leftOut, done) = (new List<RegionTrack>(), new List<string>(), 0.0);
        foreach (var target in Enumerable.Range(0, results.Spec.Targets.Count))
        {
            int[] rows = [.. classes.Judged(target).Where(annotated.Contains)];
            SeededRandom.ForItem(results.Spec.Seed, target).Shuffle<int>(rows);
            rows = [.. rows.Take(MostSequences).Order()];
            foreach (var name in names)
            {
                var (title, cases) = (name is { } one ? regions.Names[one] : All, Cases(regions, rows, name));
                if (cases.Count == 0)
                    leftOut.Add($"{RunPlanner.TargetName(results.Spec.Targets[target])}{(title.Length > 0 ? $", {title}" : "")}: no sequence of its class is annotated in part.");
                foreach (var track in results.Tracks.Where(track => track.Target == target))
                {
                    if (cases.Count > 0)
                        found.Add(Measure(track, title, cases));
                    progress?.Report(++done / (names.Count * results.Tracks.Count));
                }
            }
        }
        return new ExternalResult { Lines = regions.Count, Regions = found, LeftOut = leftOut };
    }

    private RegionTrack Measure(TrackKey track, string name, IReadOnlyList<(int Row, Range Bases, bool[] Inside)> cases)
    {
        var (maps, overlaps) = (new List<float[]>(), new List<RegionOverlap>());
        foreach (var (row, bases, inside) in cases)
        {
            token.ThrowIfCancellationRequested();
            var map = results.Track(track, row) ?? throw new InputException($"The maps of {RunTrackNames.Of(results.Spec, track)} are not all there; wait until the run is done.");
            maps.Add(map[bases]);
            overlaps.Add(RegionOverlap.Of(maps[^1], inside, Math.Min(Top, inside.Length)));
        }
        var seed = results.Spec.Seed;
        return new RegionTrack(
            track, name, maps.Count, (double)cases.Sum(one => one.Inside.Count(isInside => isInside)) / cases.Sum(one => one.Inside.Length),
            Bootstrap.Mean([.. overlaps.Select(overlap => overlap.Share)], seed), Bootstrap.Mean([.. overlaps.Select(overlap => overlap.Null)], seed),
            Bootstrap.Mean([.. overlaps.Select(overlap => overlap.Share > overlap.NullQuantile ? 1.0 : 0)], seed),
            HighLowContrast.Of(maps, [.. cases.Select(one => one.Inside)], HighShare, seed, token));
    }

    /// <summary>The rows that are annotated in part, with the bases of their arrays that are none of the padding.</summary>
    private List<(int Row, Range Bases, bool[] Inside)> Cases(AnnotatedRegions regions, int[] rows, int? name)
    {
        var cases = new List<(int, Range, bool[])>();
        foreach (var row in rows)
        {
            token.ThrowIfCancellationRequested();
            var place = _rows[row];
            var inside = Inside(regions, place, name);
            if (inside.Contains(true) && inside.Contains(false))
                cases.Add((row, place.PadLeft..(results.Prepared.Length - place.PadRight), inside));
        }
        return cases;
    }

    /// <summary>The rows that any region touches.</summary>
    private HashSet<int> Annotated(AnnotatedRegions regions, string file)
    {
        var found = new HashSet<int>();
        string? chromosome = null;
        for (var first = 0L; first < _rows.Count; first += AtOnce)
        {
            token.ThrowIfCancellationRequested();
            foreach (var place in _rows.Read(first, (int)Math.Min(AtOnce, _rows.Count - first)))
            {
                var region = sequences.ReadRows(place.Sequence, 1)[0].Region;
                chromosome ??= region?.Chrom;
                if (Stretches(regions, place, region).Any())
                    found.Add((int)place.Row);
            }
        }
        return found.Count > 0 ? found : throw new InputException(
            $"No region of {file} touches a sequence of this run: the file names {string.Join(", ", regions.Places.Take(3))}, the run {(chromosome is null ? "has no genomic regions, so name its sequences in the first column" : $"has sequences on {chromosome}")}.", file);
    }

    private bool[] Inside(AnnotatedRegions regions, RunRow place, int? name)
    {
        var inside = new bool[results.Prepared.Length - place.PadLeft - place.PadRight];
        foreach (var (from, to, _) in Stretches(regions, place, sequences.ReadRows(place.Sequence, 1)[0].Region).Where(stretch => name is null || stretch.Name == name))
            for (var position = Math.Max(from, place.WindowStart); position < Math.Min(to, place.WindowStart + inside.Length); position++)
                inside[position - place.WindowStart] = true;
        return inside;
    }

    // A sequence is found by its name, or by where it lies on the genome. In bases of the sequence.
    private static IEnumerable<(long From, long To, int Name)> Stretches(AnnotatedRegions regions, RunRow place, Region? region)
    {
        foreach (var (start, end, name) in regions.Over(place.Id, 0, place.Length))
            yield return (start, end, name);
        if (region is null)
            yield break;
        foreach (var (start, end, name) in regions.Over(region.Chrom, region.Start, region.End))
            if (region.Inside(start, end) is var (from, to) && to > from)
                yield return (from, to, name);
    }
}
