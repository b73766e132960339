using CisLens.Inference.Attribution;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Runs.Audits.Completeness;

/// <summary>
/// Looks whether contributions add up to the change of the output: for each pair of a sequence and a reference, before any correction and
/// before averages, of every replica; the worst pairs are computed again in float64, which tells rounding from a layer without a rule.
/// </summary>
public sealed class CompletenessTest : IAuditTest
{
    /// <summary>The test's id.</summary>
    public const string Id = "completeness";

    private const int MostRows = 25;

    /// <inheritdoc />
    public AuditTestInfo Info { get; } = new()
    {
        Id = Id,
        Name = "Completeness",
        Summary = "Looks whether contributions add up to the change of the output, pair by pair, and which layer is at fault where they do not.",
        Rules = [6],
        Source = "Sundararajan, Taly and Yan, ICML (2017); the program tangermeme",
        ReadsMotifs = false,
        OptionsType = typeof(CompletenessOptions),
    };

    /// <inheritdoc />
    public TestLayout Layout(TestPlan plan, object options) => Cut(plan, (CompletenessOptions)options).Layout;

    /// <inheritdoc />
    public void Run(TestWork work, object options, (long First, int Count) items, string folder, IStageProgress? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (pieces, cut) = (new List<TrackCompleteness>(), Cut(work.Plan, (CompletenessOptions)options));
        foreach (var block in cut.Of(items))
        {
            var ofTrack = cut.Blocks.Count(other => other.Track == block.Track);
            pieces.Add(Compute(work, block, (((CompletenessOptions)options).Checked + ofTrack - 1) / ofTrack, token));
            progress?.Report(pieces.Count);
        }
        CompletenessFiles.Write(folder, pieces);
    }

    /// <inheritdoc />
    public IEnumerable<RuleEvidence> Evidence(AuditReading reading, IReadOnlyList<string> chunks, object options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(reading);
        token.ThrowIfCancellationRequested();
        return [CompletenessEvidence.Of(reading, new CompletenessResult(chunks))];
    }

    private static TrackBlocks Cut(TestPlan plan, CompletenessOptions options) => TrackBlocks.Cut(plan, options.Sequences, MostRows, (method, graph) =>
        PairErrors.Has(method) ? AttributionCatalogue.Cost(method, graph, plan.Length, 1).Passes : null);

    private static TrackCompleteness Compute(TestWork work, TrackBlock block, int again, CancellationToken token)
    {
        var rows = work.Read(block.Rows, token);
        var method = work.Method(block.Track);
        var pairs = new PairErrors(method, work.Spec.Targets[block.Track.Target], work.Spec.Seed);
        var networks = work.Networks;
        var errors = networks.Select(network => pairs.Errors(network, rows, token)).ToList();
        var relative = networks.Select((network, place) => pairs.Relative(network, rows, errors[place], token)).ToList();
        var worst =
            (from network in Enumerable.Range(0, networks.Count)
             from row in Enumerable.Range(0, rows.Count)
             let pair = Array.IndexOf(errors[network][row], errors[network][row].Max())
             orderby errors[network][row][pair] descending
             select (Network: network, Row: row, Pair: pair)).Take(again).ToList();
        return new TrackCompleteness(
            block.Track, [.. rows.Select(row => row.Row)], PerRow(errors, rows.Count), relative[0] is null ? [] : PerRow([.. relative.Select(of => of!)], rows.Count),
            [.. worst.GroupBy(of => of.Network).SelectMany(of => Again(work, of.Key, pairs, [.. of.Select(place => (rows[place.Row], place.Pair, errors[of.Key][place.Row][place.Pair]))], token))]);
    }

    private static List<CheckedPair> Again(TestWork work, int network, PairErrors pairs, List<(ExplainedRow Row, int Pair, double Error)> worst, CancellationToken token)
    {
        var package = work.Context.Package;
        var replica = ReplicaSet.Weights(package.Card, work.Spec.Model.Replica)[network].Replica;
        using var exact = SequenceModel.Load(package, replica, work.Networks[network].Device, ScalarType.Float64);
        var errors = pairs.Errors(exact, [.. worst.Select(of => of.Row)], token);
        return [.. worst.Select((of, place) => new CheckedPair(
            of.Row.Row, replica, of.Pair, of.Error, errors[place][of.Pair],
            errors[place][of.Pair] > AuditRules.Get(CompletenessEvidence.Rule).Thresholds[0].Pass ? pairs.LayerAtFault(exact, of.Row, of.Pair % pairs.References) : null))];
    }

    private static IReadOnlyList<double[]> PerRow(IReadOnlyList<IReadOnlyList<double[]>> networks, int rows) =>
        [.. Enumerable.Range(0, rows).Select(row => networks.SelectMany(of => of[row]).ToArray())];
}
