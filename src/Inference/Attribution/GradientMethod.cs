using CisLens.Inference.Models.Layers;
using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>A method whose scores are computed from the gradient at the sequence: one forward pass, and one backward pass a target.</summary>
/// <typeparam name="TOptions">The settings.</typeparam>
public abstract class GradientMethod<TOptions> : AttributionMethod<TOptions>
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
        Batches.Run(input.Rows, BatchSize.For(input.Model, length, gradient: true), (start, count) =>
        {
            using var scope = NewDisposeScope();
            var oneHot = input.OneHot.narrow(0, start, count);
            var gradients = InputGradient.Of(input.Model, input.Targets, oneHot);
            var observed = KnownBases.Observed(oneHot);
            for (var target = 0; target < maps.Length; target++)
            {
                var scores = Score(gradients[target], observed, options);
                scores.CopyTo(maps[target], start);
            }
            input.Progress?.Report((int)start + count);
        }, token);
        return maps;
    }

    /// <summary>Makes scores of gradients; runs inside a dispose scope.</summary>
    /// <param name="gradient">[N, 4, L].</param>
    /// <param name="observed">[N, 4, L]: 1 at the observed base, zeros at unknown bases.</param>
    /// <param name="options">The settings.</param>
    protected abstract GradientScores Score(Tensor gradient, Tensor observed, TOptions options);
}
