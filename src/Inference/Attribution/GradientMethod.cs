using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>A method whose scores are computed from the gradient at the sequence: one forward and one backward pass.</summary>
/// <typeparam name="TOptions">The settings.</typeparam>
public abstract class GradientMethod<TOptions> : AttributionMethod<TOptions>
    where TOptions : class, new()
{
    /// <inheritdoc/>
    protected sealed override MethodCost Cost(int length, TOptions options) => new(1, 1);

    /// <inheritdoc/>
    protected sealed override AttributionMaps Attribute(AttributionInput input, TOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        var length = input.Length;
        var observed = new float[(long)input.Rows * length];
        var matrix = Describe(options).Matrix == MatrixKind.None ? null : new float[4L * input.Rows * length];
        Batches.Run(input.Rows, BatchSize.For(input.Model, length, gradient: true), (start, count) =>
        {
            using var scope = NewDisposeScope();
            var oneHot = input.OneHot.narrow(0, start, count);
            var gradient = InputGradient.Of(input.Model, input.Target, oneHot);
            var scores = Score(gradient, KnownBases.Observed(oneHot), options);
            scores.Observed.ToFloats().CopyTo(observed, start * length);
            if (matrix is not null)
                scores.Matrix!.ToFloats().CopyTo(matrix, 4 * start * length);
            input.Progress?.Report((int)start + count);
        }, token);
        return new AttributionMaps(input.Rows, length, observed, matrix);
    }

    /// <summary>Makes scores of gradients; runs inside a dispose scope.</summary>
    /// <param name="gradient">[N, 4, L].</param>
    /// <param name="observed">[N, 4, L]: 1 at the observed base, zeros at unknown bases.</param>
    /// <param name="options">The settings.</param>
    protected abstract GradientScores Score(Tensor gradient, Tensor observed, TOptions options);
}
