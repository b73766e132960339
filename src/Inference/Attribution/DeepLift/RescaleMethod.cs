using CisLens.Inference.Attribution.Propagation;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.DeepLift;

/// <summary>
/// Contributions by DeepLIFT's rescale rule, averaged over references. Each sequence and each reference goes forward once for all
/// targets; each pair goes back once a target.
/// </summary>
/// <typeparam name="TOptions">The settings.</typeparam>
public abstract class RescaleMethod<TOptions> : AttributionMethod<TOptions>
    where TOptions : ReferenceOptions, new()
{
    /// <inheritdoc/>
    public override MethodReadiness Readiness(LayerGraph? graph, int length) => RuledLayers.Rescale(graph);

    /// <inheritdoc/>
    protected sealed override MethodCost Cost(LayerGraph? graph, int length, int targets, TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new MethodCost(1 + options.Count, (double)targets * options.Count, options.Count);
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, TOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var (length, count) = (input.Length, options.Count);
        var all = new ReferenceSequences(input, options);
        var pairs = new PairBatches(input.Model, length, count);
        RescaleScores[] scores = [.. input.Targets.Select(_ => new RescaleScores(input.Rows, length, count))];
        Batches.Run(input.Rows, pairs.Sequences, (start, rows) =>
        {
            using var scope = NewDisposeScope();
            var sequences = input.OneHot.narrow(0, start, rows);
            var references = References(all, (int)start, rows);
            var sums = Sum(input, pairs, sequences, references, scores, (int)start, token);
            var observed = KnownBases.Observed(sequences);
            for (var target = 0; target < scores.Length; target++)
                scores[target].Put((int)start, sums[target] / count, observed);
            input.Progress?.Report((int)start + rows);
        }, token);
        // A constant reference is the same for all rows of a run, so that one part of it is enough.
        IReadOnlyList<MethodCheck> shared = [.. all.Checks, .. options.IsConstant && input.Rows > 0 && input.Number(0) == 0 ? RescaleChecks.Ties(input.Model, all) : []];
        return [.. scores.Select((score, target) => score.ToMaps([RescaleChecks.Of(score.LargestError(), score.Pairs, () => AtFault(input, score, target, all)), .. shared]))];
    }

    /// <summary>The references of some sequences.</summary>
    /// <param name="all">Makes those that the settings ask for.</param>
    /// <param name="start">The first sequence.</param>
    /// <param name="rows">Number of sequences.</param>
    /// <returns>[rows, references, 4, L], or [1, references, 4, L] for the same ones for all; belongs to the caller.</returns>
    protected virtual Tensor References(ReferenceSequences all, int start, int rows)
    {
        ArgumentNullException.ThrowIfNull(all);
        return all.Of(start, rows);
    }

    /// <summary>The projected contributions of each target, summed over references: [rows, 4, L].</summary>
    private static Tensor[] Sum(
        AttributionInput input, PairBatches pairs, Tensor sequences, Tensor references, RescaleScores[] scores, int start, CancellationToken token)
    {
        Tensor[] sums = [.. input.Targets.Select(_ => zeros_like(sequences))];
        pairs.Run(sequences.shape[0], references, (first, part) =>
        {
            using var scope = NewDisposeScope();
            var tape = new PairTape(input.Model, sequences, part);
            var added = new List<Tensor>(sums.Length);
            for (var target = 0; target < sums.Length; target++)
            {
                using var inner = NewDisposeScope();
                var multipliers = tape.Multipliers(tape.Signal(input.Targets[target]));
                scores[target].PutErrors(start, first, tape, input.Targets[target], multipliers);
                var own = multipliers.select(0, 0);
                added.Add((own - (own * part).sum(2, keepdim: true)).sum(dim: 1).MoveToOuterDisposeScope());
            }
            // Adding takes no memory, so all targets are added or, when one fails, none.
            for (var target = 0; target < sums.Length; target++)
                sums[target].add_(added[target]);
        }, token);
        return sums;
    }

    /// <summary>The layer that loses most of the change of the worst pair.</summary>
    private string? AtFault(AttributionInput input, RescaleScores score, int target, ReferenceSequences all)
    {
        using var scope = NewDisposeScope();
        var (row, reference) = score.Worst();
        var references = References(all, row, 1).narrow(1, reference, 1);
        var tape = new PairTape(input.Model, input.OneHot.narrow(0, row, 1), references);
        return tape.LayerAtFault(tape.Signal(input.Targets[target]));
    }
}
