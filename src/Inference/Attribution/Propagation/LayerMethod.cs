using CisLens.Inference.Models.Layers;
using CisLens.Inference.Models;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>A method that records one pass through the layers for all targets and sends a signal back for each.</summary>
/// <typeparam name="TOptions">The settings.</typeparam>
public abstract class LayerMethod<TOptions> : AttributionMethod<TOptions>
    where TOptions : class, new()
{
    /// <inheritdoc/>
    protected sealed override MethodCost Cost(LayerGraph? graph, int length, int targets, TOptions options) => new(1, targets);

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, TOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        var length = input.Length;
        var hasMatrix = Describe(options).Matrix != MatrixKind.None;
        AttributionMaps[] maps = [.. input.Targets.Select(_ => AttributionMaps.Empty(input.Rows, length, hasMatrix))];
        var checks = input.Targets.Select(_ => new List<IReadOnlyList<Shared.Runs.MethodCheck>>()).ToArray();
        Batches.Run(input.Rows, BatchSize.ForRules(input.Model, length), (start, count) =>
        {
            using var scope = NewDisposeScope();
            var oneHot = input.OneHot.narrow(0, start, count);
            var tape = input.Model.Record(oneHot);
            var found = new List<IReadOnlyList<Shared.Runs.MethodCheck>>(maps.Length);
            foreach (var (target, map) in input.Targets.Zip(maps))
            {
                using var inner = NewDisposeScope();
                var (scores, measured) = Score(input.Model, tape, target, oneHot, options);
                scores.CopyTo(map, start);
                found.Add(measured);
            }
            for (var target = 0; target < maps.Length; target++)
                checks[target].Add(found[target]);
            input.Progress?.Report((int)start + count);
        }, token);
        return [.. maps.Select((map, target) => map with { Checks = Shared.Runs.MethodCheck.Merge(checks[target]) })];
    }

    /// <summary>Computes the scores of a batch; runs inside a dispose scope.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tape">Its recorded pass.</param>
    /// <param name="target">The scalar that is explained.</param>
    /// <param name="oneHot">[N, 4, L].</param>
    /// <param name="options">The settings.</param>
    /// <returns>The scores, and what was measured.</returns>
    protected abstract (GradientScores Scores, IReadOnlyList<Shared.Runs.MethodCheck> Checks) Score(
        SequenceModel model, ModelTape tape, Target target, Tensor oneHot, TOptions options);
}
