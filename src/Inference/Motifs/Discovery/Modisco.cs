using CisLens.Inference.Motifs.Discovery.Communities;
using CisLens.Inference.Motifs.Discovery.Patterns;
using CisLens.Inference.Motifs.Discovery.Similarity;
using CisLens.Shared;

namespace CisLens.Inference.Motifs.Discovery;

/// <summary>
/// Discovers patterns in contributions by the procedure of TF-MoDISco (Shrikumar et al. 2018, arXiv:1811.00416): seqlets, their
/// similarity by gapped k-mers and by sliding, adaptation to density, communities, patterns, splitting and merging. The seqlets of
/// each sign are worked on apart, twice over. Holds nothing of size seqlets x seqlets.
/// </summary>
public static class Modisco
{
    private const int Rounds = 2;
    private const int LeastSeqlets = 100;

    /// <summary>Discovers patterns.</summary>
    /// <param name="contributions">Bases and hypothetical contributions.</param>
    /// <param name="options">The settings.</param>
    /// <param name="seed">Equal seeds give equal patterns, whatever the number of threads.</param>
    /// <param name="progress">Hears each step and the share of the whole that is done; may be null.</param>
    /// <param name="token">Checked on the way.</param>
    /// <exception cref="InputException">There are no rows, or they are shorter than a seqlet.</exception>
    public static ModiscoResult Run(ContributionSet contributions, ModiscoOptions options, long seed, IProgress<Procedures.ProcedureStep>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(contributions);
        ArgumentNullException.ThrowIfNull(options);
        var steps = new StepProgress(progress);
        steps.Begin("finding seqlets", 0.05);
        var crop = new ContributionCrop(contributions, options.Window, options.TrimSize + (2 * options.InitialFlankToAdd));
        var found = SeqletFinder.Find(crop, options, seed, token);
        var rounds = new List<ModiscoRound>();
        var patterns = new List<Pattern>();
        double positive = Used(found.Positive, options), negative = Used(found.Negative, options);
        foreach (var (sign, seqlets) in new[] { (ContributionSign.Positive, found.Positive), (ContributionSign.Negative, found.Negative) })
        {
            if (seqlets.Count <= LeastSeqlets)
                continue;
            var share = 0.95 * Used(seqlets, options) / (positive + negative);
            patterns.AddRange(new Side(crop, options, sign, seed, steps, share, rounds).Patterns([.. seqlets.Take(options.MaxSeqlets)], token));
        }
        steps.Begin("done", 0);
        return new ModiscoResult(found, rounds, patterns, options, LeastSeqlets);
    }

    // What is slow grows with seqlets x neighbours; a sign with too few is not worked on.
    private static double Used(IReadOnlyList<Seqlet> seqlets, ModiscoOptions options) => seqlets.Count > LeastSeqlets ? Math.Min(seqlets.Count, options.MaxSeqlets) : 0;

    /// <summary>The seqlets of one sign on their way to patterns.</summary>
    private sealed class Side(ContributionCrop crop, ModiscoOptions options, ContributionSign sign, long seed, StepProgress steps, double share, List<ModiscoRound> rounds)
    {
        private readonly PatternBuilding _building = new(crop, options);
        private readonly string _name = sign == ContributionSign.Positive ? "positive" : "negative";

        public List<Pattern> Patterns(IReadOnlyList<Seqlet> seqlets, CancellationToken token)
        {
            var places = ByStrength(seqlets.Select(seqlet => new SeqletPlace(seqlet.Row, seqlet.Start, seqlet.Width)));
            IReadOnlyList<DraftPattern> drafts = [];
            for (var round = 1; round <= Rounds && places.Length > 0; round++)
            {
                drafts = Round(places, round, token);
                places = ByStrength(drafts.SelectMany(draft => draft.Places).DistinctBy(place => (place.Row, place.Start)));
            }
            steps.Begin($"splitting and merging {_name} patterns", 0.2 * share);
            return Finish(Merged(drafts, token), token);
        }

        private List<DraftPattern> Round(SeqletPlace[] places, int round, CancellationToken token)
        {
            steps.Begin($"comparing {_name} seqlets, round {round}", 0.3 * share);
            var comparison = new SeqletComparison(crop, places, sign, options, token);
            var table = NeighbourTable.Of(comparison, filter: round == 1, steps.Report, token);
            steps.Begin($"clustering {_name} seqlets, round {round}", 0.1 * share);
            var kept = places.Where((_, row) => table.Kept[row]).ToList();
            var graph = DensityAdaptation.Graph(table, token);
            var communities = Leiden.Best(graph, options.NLeiden, seed, token);
            var clusters = kept.Zip(communities).GroupBy(pair => pair.Second, pair => pair.First).OrderBy(cluster => cluster.Key).Select(cluster => cluster.ToList()).ToList();
            var drafts = new DraftPattern?[clusters.Count];
            Parallel.For(0, clusters.Count, new ParallelOptions { CancellationToken = token }, cluster => drafts[cluster] = _building.Build(clusters[cluster], token));
            var right = drafts.OfType<DraftPattern>().Where(HasSign).ToList();
            rounds.Add(new ModiscoRound(sign, round, places.Length, kept.Count, [.. clusters.Select(cluster => cluster.Count)], graph.Modularity(communities), right.Count));
            return right;
        }

        private IReadOnlyList<DraftPattern> Merged(IReadOnlyList<DraftPattern> drafts, CancellationToken token)
        {
            var merging = new PatternMerging(crop, _building, options, seed);
            var pieces = new List<DraftPattern>();
            foreach (var draft in drafts)
                pieces.AddRange(merging.Merge(Split(draft, token), token));
            return merging.Merge(pieces, token);
        }

        private List<DraftPattern> Split(DraftPattern draft, CancellationToken token) =>
            [.. PatternSplitting.Groups(crop, draft, options, seed, token).Select(group => DraftPattern.Of(crop, group)).OfType<DraftPattern>()];

        private List<Pattern> Finish(IReadOnlyList<DraftPattern> merged, CancellationToken token)
        {
            var right = merged.Where(HasSign).ToList();
            var whole = right.Where(_building.IsWhole).Select(draft => draft.Widened(options.FinalFlankToAdd, options.FinalFlankToAdd)).OfType<DraftPattern>().OrderByDescending(draft => draft.Count).ToList();
            rounds[^1] = rounds[^1] with { Merged = right.Count, Whole = whole.Count };
            return whole.Select((draft, index) => Final(draft, $"{_name[..3]}_patterns.pattern_{index}", token)).ToList();
        }

        private Pattern Final(DraftPattern draft, string name, CancellationToken token)
        {
            var groups = PatternSplitting.Groups(crop, draft, options, seed, token);
            return PatternFinishing.Finish(crop, draft, sign, name) with
            {
                Subpatterns = groups.Count < 2 ? [] : [.. groups.Select((group, index) => PatternFinishing.Finish(crop, DraftPattern.Of(crop, group)!, sign, $"{name}.subpattern_{index}"))],
            };
        }

        private bool HasSign(DraftPattern draft) => sign == ContributionSign.Positive ? draft.Total() > 0 : draft.Total() < 0;

        private SeqletPlace[] ByStrength(IEnumerable<SeqletPlace> places) => [.. places.OrderByDescending(crop.Strength)];
    }
}
