using CisLens.Inference.Motifs.Scanning;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Instances;

/// <summary>
/// Finds where motifs stand, on both strands, and says of each place what the sequence says (log-odds and exact p-value, as FIMO)
/// and what the model says (sum of contributions, its percentile among all windows of that width, and how alike contributions and
/// motif are). The two are kept apart: a good site that the model ignores and a poor one that it relies on are both findings.
/// </summary>
public static class InstanceCaller
{
    /// <summary>Finds the instances.</summary>
    /// <param name="track">Bases and contributions.</param>
    /// <param name="motifs">The motifs, identifiers distinct.</param>
    /// <param name="options">The settings.</param>
    /// <param name="progress">Hears how many rows are scanned.</param>
    /// <param name="token">Checked between motifs and batches of rows.</param>
    /// <exception cref="Shared.InputException">The background is that of the sequences, which have no known base.</exception>
    public static InstanceResult Find(
        BaseScores track, IReadOnlyList<InstanceMotif> motifs, InstanceOptions options, IProgress<long>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(motifs);
        ArgumentNullException.ThrowIfNull(options);
        var database = new MotifDatabase("", "", [.. motifs.Select(motif => motif.Motif)]);
        var sequences = Enumerable.Range(0, track.Rows).Select(row => new NamedSequence("", track.Letters(row, 0, track.Length)));
        var scans = Fimo.Scan(database, sequences, Scan(options), threads: 0, progress, token);
        var nulls = motifs.Select(motif => motif.Motif.Width).Distinct().ToDictionary(width => width, width =>
        {
            token.ThrowIfCancellationRequested();
            return WindowNull.Of(track, width);
        });
        var instances = scans.SelectMany((scan, motif) => scan.Hits.Select(hit => Instance(track, motifs[motif], motif, hit, nulls[hit.Motif.Width]))).ToList();
        return new InstanceResult(
            motifs,
            [.. Kept(instances, options.Overlaps).OrderBy(instance => instance.Row).ThenBy(instance => instance.Start)
                .ThenBy(instance => instance.Motif).ThenBy(instance => instance.IsReverseComplement)],
            [.. motifs.Select(motif => nulls[motif.Motif.Width].Windows)],
            [.. scans.Select(scan => scan.DroppedAbove)]);
    }

    private static FimoOptions Scan(InstanceOptions options) => new()
    {
        Threshold = options.Threshold,
        Background = options.Background,
        Pseudocount = options.Pseudocount,
        MaximumSites = options.MaximumSites,
    };

    private static MotifInstance Instance(BaseScores track, InstanceMotif motif, int index, MotifHit hit, WindowNull windows)
    {
        var row = (int)hit.Row;
        var scores = track.Scores(row)[hit.Start..hit.End];
        var sum = WindowNull.Sum(scores);
        return new MotifInstance(
            index, row, hit.Start, hit.End, hit.IsReverseComplement, hit.Score, hit.PValue, sum, windows.Percentile(sum),
            motif.Similarity(track.Bases(row)[hit.Start..hit.End], scores, hit.IsReverseComplement));
    }

    private static IEnumerable<MotifInstance> Kept(List<MotifInstance> instances, OverlapRule rule) => rule == OverlapRule.KeepAll
        ? instances
        : instances.GroupBy(instance => (instance.Row, Motif: rule == OverlapRule.BestOfMotif ? instance.Motif : 0)).SelectMany(Best);

    private static List<MotifInstance> Best(IEnumerable<MotifInstance> instances)
    {
        var kept = new List<MotifInstance>();
        foreach (var instance in instances.OrderBy(instance => instance.PValue).ThenByDescending(instance => Math.Abs(instance.Attribution))
            .ThenBy(instance => instance.Start).ThenBy(instance => instance.Motif).ThenBy(instance => instance.IsReverseComplement))
            if (!kept.Any(other => other.Start < instance.End && instance.Start < other.End))
                kept.Add(instance);
        return kept;
    }
}
