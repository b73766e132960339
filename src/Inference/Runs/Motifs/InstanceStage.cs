using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Instances;
using CisLens.Inference.Motifs.Seqlets;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>
/// Where the patterns of one discovery, and the known motifs that they resemble, stand in the rows: by sequence and by attribution,
/// together and at which distances; and what is easily left out of a report. One chunk, because percentiles count all rows.
/// </summary>
internal sealed class InstanceStage
{
    // Known motifs taken for each pattern: those that it clearly resembles.
    private const int MostKnown = 3;
    private const double LargestQValue = 0.05;

    private const double BytesASite = 300;
    private const double MotifsAssumed = 20;

    private static readonly InstanceOptions Options = new();
    private static readonly HiddenOptions Hidden = new();
    private static readonly SpacingOptions Spacing = new();
    private static readonly RecursiveSeqletOptions Strong = new() { Absolute = true };

    private readonly RunContext _context;
    private readonly PreparedRun _prepared;
    private readonly DiscoveryResult _discovery;
    private readonly List<(InstanceMotif Motif, int? Database)> _sought;

    private InstanceStage(RunContext context, PreparedRun prepared, DiscoveryResult discovery)
    {
        (_context, _prepared, _discovery) = (context, prepared, discovery);
        _sought =
        [
            .. discovery.Patterns.Select(found => (InstanceMotif.Of(found.Pattern), (int?)null)),
            .. discovery.Patterns.SelectMany(found => found.Matches.Where(match => match.QValue <= LargestQValue).Take(MostKnown))
                .DistinctBy(match => (match.Database, match.Target.Id)).Select(match => (InstanceMotif.Of(match.Target), (int?)match.Database)),
        ];
    }

    public static void Run(RunContext context, PreparedRun prepared, int index, IStageProgress? progress, CancellationToken token) =>
        new InstanceStage(context, prepared, RunMotifs.Open(context.Folder)!.Discovery(index)!).Run(StageKeys.Instances(index), progress, token);

    /// <summary>Memory that a run's instances take, in bytes: bases and contributions, and the sites as frequent as by chance.</summary>
    public static double Bytes(long rows, int length) => (5.0 * rows * length) + (BytesASite * MotifsAssumed * Options.Threshold * 2.0 * rows * length);

    private void Run(string key, IStageProgress? progress, CancellationToken token)
    {
        var spec = _discovery.Summary.Spec;
        var rows = (int)_prepared.Rows;
        var track = new ContributionReader(_context, _prepared, new TrackKey(spec.Method, spec.Target)).ReadScores(token);
        progress?.Say($"looking for {_sought.Count} motifs");
        var found = InstanceCaller.Find(track, [.. _sought.Select(one => one.Motif)], Options, new Share(progress), token);
        progress?.Say($"{found.Instances.Count} instances; testing pairs and distances");
        var pairs = CoOccurrence.Of(found.Sites, _sought.Count, rows);
        var spacings = Spacings.Of(found.Sites, track, Spacing, token);
        var strong = RecursiveSeqlets.Find(track, Strong, token);
        var unmatched = HiddenLists.Unmatched(strong, [.. found.Instances, .. KnownHits()], Hidden);
        var ignored = HiddenLists.Ignored(found.Instances, Hidden);
        progress?.Say($"{unmatched.Items.Count} strong stretches match no motif, {ignored.Items.Count} good instances are ignored");
        var summary = new InstanceSummary
        {
            Motifs = Sought(found),
            Options = Options,
            HiddenOptions = Hidden,
            SpacingOptions = Spacing,
            Pairs = pairs,
            Peaks = spacings.Peaks,
            Spacings = [.. spacings.Spacings.Where(one => spacings.Peaks.Any(peak => (peak.First, peak.Second, peak.SameStrand) == (one.First, one.Second, one.SameStrand)))],
            DistancesTested = spacings.Tested,
            StrongStretches = unmatched.Considered,
            Unmatched = unmatched.Items.Count,
            UnmatchedRule = unmatched.Rule,
            GoodInstances = ignored.Considered,
            Ignored = ignored.Items.Count,
            IgnoredRule = ignored.Rule,
        };
        AtomicDirectory.Write(_context.Folder.Chunk(key, 0), folder =>
        {
            using var places = new SitePlaces(_context);
            var report = new InstanceReport(
                summary,
                [.. unmatched.Items.Take(InstanceReport.Most).Select(seqlet => new PlacedSeqlet(seqlet, places.Of(seqlet)))],
                [.. ignored.Items.Take(InstanceReport.Most).Select(instance => Placed(instance, summary.Motifs, places))]);
            InstanceFiles.Write(folder, report, rows, found.Instances.Select(instance => Placed(instance, summary.Motifs, places)));
        });
        progress?.Report(rows);
    }

    /// <summary>Places of all known motifs, where the run scans for them: what one of them explains is not without a name.</summary>
    private IEnumerable<MotifInstance> KnownHits() => RunMotifs.Open(_context.Folder)!.Hits()
        .Select(hit => new MotifInstance(-1, (int)hit.Place.Row, hit.Place.ArrayStart, hit.Place.ArrayEnd, hit.Place.IsReverseComplement, hit.Score, hit.PValue, 0, 0, 0));

    private List<SoughtMotif> Sought(InstanceResult found)
    {
        var counts = found.Instances.CountBy(instance => instance.Motif).ToDictionary();
        return [.. _sought.Select((one, index) => new SoughtMotif(
            one.Motif.Motif.Id, one.Motif.Motif.Title, one.Database, one.Motif.Motif.Width, counts.GetValueOrDefault(index), found.DroppedAbove[index]))];
    }

    private static PlacedInstance Placed(MotifInstance instance, IReadOnlyList<SoughtMotif> motifs, SitePlaces places) => new(
        motifs[instance.Motif].Key, instance, places.Of(instance.Row, instance.Start, instance.End, instance.IsReverseComplement));

    private sealed class Share(IProgress<int>? rows) : IProgress<long>
    {
        public void Report(long value) => rows?.Report((int)value);
    }
}
