using System.Text.Json.Nodes;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Motifs.Instances;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Data;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Tests.Motifs.Patterns;

/// <summary>The run of <see cref="StoredRun"/> with a discovery: a positive pattern that is a known motif, a negative one that is none, a seqlet in neither.</summary>
public static class DiscoveredRun
{
    public const string Known = "pos_patterns.pattern_0";
    public const string Nameless = "neg_patterns.pattern_0";

    public static DiscoverySpec Discovery { get; } = new() { Procedure = "modisco", Method = "ism" };

    public static async Task<(string Project, string Run)> SubmitAsync(
        IDbContextFactory<CisLensDb> databases, DataFolder data, RunStore store, string project, MotifSpec? motifs)
    {
        var set = await StoredSet.AddAsync(databases, data, project);
        return (project, await store.SubmitAsync(project, StoredRun.Spec(set) with { Motifs = motifs }, default));
    }

    public static void WriteDiscovery(DataFolder data, string run, DiscoveryResult result) =>
        AtomicDirectory.Write(data.Run(run).Chunk(StageKeys.Discover(0), 0), path => DiscoveryFiles.Write(path, result, Place));

    /// <summary>Sites of the positive pattern: one that the model uses in the first row, one that it ignores in the second; both motifs keep a distance.</summary>
    public static void WriteInstances(DataFolder data, string run) =>
        AtomicDirectory.Write(data.Run(run).Chunk(StageKeys.Instances(0), 0), path => InstanceFiles.Write(path, Instances(), 2, [Site(0, 2, 99), Site(1, 1, 12)]));

    /// <summary>Two filters: one that is a known motif, one that is never activated.</summary>
    public static void WriteFilters(DataFolder data, string run)
    {
        var pfm = new Pfm([9, 0, 0, 1, 0, 10, 0, 0, 0, 0, 10, 0]);
        var known = new Motif("MA0139.2", pfm.ToPpm(Background.Uniform)) { Name = "CTCF" };
        var result = new FilterResult(new FilterSummary(new FilterMotifSpec { Layer = "Layer 0 (Conv1d)" }, []),
        [
            new FoundFilter(new FilterMotif(0, 0, 0, 0, 0, 0, null, new Cwm(new double[12])), []),
            new FoundFilter(new FilterMotif(1, 3, 1.5, 10, 2, 1, pfm, new Cwm([1, 0, 0, -1, 0, 1, 0, 0, 0, 0, 1, 0])), [new MotifMatch("filter1", known, 0, 0, 3, false, 1e-6, 1e-5, 1e-4)]),
        ]);
        AtomicDirectory.Write(data.Run(run).Chunk(StageKeys.Filters(0), 0), path => FilterFiles.Write(path, result, Alphabet.Dna));
    }

    /// <summary>What was found; nothing when there is an explanation.</summary>
    public static DiscoveryResult Result(string? explanation = null) => new(
        new DiscoverySummary
        {
            Spec = Discovery,
            Seed = 7,
            Rows = 2,
            WindowStart = 0,
            Window = 8,
            Seqlets = 4,
            ExpectedBytes = 1e6,
            Databases = [new MotifDatabaseSource("0123456789ab", "Starter", "1", new string('b', 64), 1)],
            Explanation = explanation,
            Log = [],
        },
        explanation is null ? [Positive(), Negative()] : [],
        explanation is null ? [Placed(new Seqlet(1, 0, 3, 0.9))] : []);

    private static InstanceReport Instances() => new(
        new InstanceSummary
        {
            Motifs = [new SoughtMotif(Known, Known, null, 4, 2, null), new SoughtMotif("MA0139.2", "CTCF", 0, 4, 0, null)],
            Options = new InstanceOptions(),
            HiddenOptions = new HiddenOptions(),
            SpacingOptions = new SpacingOptions(),
            Pairs = [new MotifPair(0, 1, 2, 2, 1, 1, 0.5, 0.75)],
            Peaks = [new SpacingPeak(0, 1, true, true, 2, 9, 1.5, 1e-4, 1e-3)],
            Spacings = [new MotifSpacing(0, 1, true, [0, 1, 0], [0, 0, 9], [1, 1, 1], [1, 1, 1.5])],
            DistancesTested = 12,
            StrongStretches = 4,
            Unmatched = 1,
            UnmatchedRule = "strong stretches that nothing covers",
            GoodInstances = 2,
            Ignored = 1,
            IgnoredRule = "instances that are weak",
        },
        [Placed(new Seqlet(1, 0, 3, 0.9))],
        [Site(1, 1, 12)]);

    private static PlacedInstance Site(int row, int start, double percentile) => new(
        Known, new MotifInstance(0, row, start, start + 4, false, 7.5, 1e-5, 0.4, percentile, 0.6), Place(new Seqlet(row, start, start + 4, 0.4)));

    private static FoundPattern Positive()
    {
        Seqlet[] seqlets = [new Seqlet(0, 2, 6, 1.2), new Seqlet(1, 2, 6, 0.8) { IsReverseComplement = true }];
        var fine = Pattern($"{Known}.subpattern_0", ContributionSign.Positive, [seqlets[0]]);
        var pattern = Pattern(Known, ContributionSign.Positive, seqlets) with { Subpatterns = [fine] };
        var ctcf = new Motif("MA0139.2", new Ppm([0.1, 0.1, 0.7, 0.1, 0.1, 0.1, 0.1, 0.7, 0.7, 0.1, 0.1, 0.1])) { Name = "CTCF", Family = "Zinc fingers" };
        return new FoundPattern(pattern, [.. seqlets.Select(Placed)], 0.25, [new MotifMatch(Known, ctcf, 0, -1, 3, false, 1e-6, 1e-5, 1e-4)]);
    }

    private static FoundPattern Negative()
    {
        Seqlet[] seqlets = [new Seqlet(1, 4, 8, -0.5)];
        return new FoundPattern(Pattern(Nameless, ContributionSign.Negative, seqlets), [.. seqlets.Select(Placed)], 0.05, []);
    }

    private static Pattern Pattern(string name, ContributionSign sign, Seqlet[] seqlets)
    {
        var height = sign == ContributionSign.Positive ? 0.5 : -0.5;
        var cwm = new Cwm([.. new[] { 2, 3, 0, 1 }.SelectMany(letter => Enumerable.Range(0, 4).Select(other => other == letter ? height : 0))]);
        return new Pattern(name, sign, seqlets, new Pfm([.. Enumerable.Repeat(1.0, 16)]), cwm, cwm);
    }

    private static PlacedSeqlet Placed(Seqlet seqlet) => new(seqlet, Place(seqlet));

    private static SitePlace Place(Seqlet seqlet) =>
        SitePlace.Of(new RunRow(seqlet.Row, seqlet.Row, seqlet.Row == 0 ? "one" : "two", null, null, 8, 0, 0, 0), null, seqlet.Start, seqlet.End, seqlet.IsReverseComplement);
}
