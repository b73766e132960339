using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.SmoothGrad;

/// <summary>
/// Sums over noisy copies of each sequence, for one target. They are kept in float64: a variance is the small difference of
/// two of them.
/// </summary>
internal sealed class SmoothGradSums
{
    private readonly int _samples;
    private readonly Tensor _sum;
    private readonly Tensor _squares;

    private SmoothGradSums(Tensor oneHot, int samples) =>
        (_samples, _sum, _squares) = (samples, zeros_like(oneHot, dtype: float64), zeros_like(oneHot, dtype: float64));

    /// <summary>Goes through all copies in batches; runs inside a dispose scope.</summary>
    /// <param name="input">The sequences and targets.</param>
    /// <param name="samples">Copies of each sequence: copy s of row n is number n * samples + s.</param>
    /// <param name="value">What is computed at each copy.</param>
    /// <param name="noise">The noise of some copies, [copies, 4, L], given the number of the first and how many.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>One entry a target.</returns>
    public static IReadOnlyList<SmoothGradSums> Run(
        AttributionInput input, int samples, SmoothGradBase value, Func<int, int, Tensor> noise, CancellationToken token)
    {
        var sums = input.Targets.Select(_ => new SmoothGradSums(input.OneHot, samples)).ToList();
        Batches.Run((long)input.Rows * samples, BatchSize.For(input.Model, input.Length, gradient: true), (start, count) =>
        {
            using var scope = NewDisposeScope();
            var rows = tensor(Enumerable.Range(0, count).Select(i => (start + i) / samples).ToArray(), device: input.OneHot.device);
            var copies = input.OneHot.index_select(0, rows) + noise((int)start, count);
            var values = InputGradient.Of(input.Model, input.Targets, copies).Select(gradient => Value(value, gradient, copies).to(float64)).ToList();
            var squares = values.Select(tensor => tensor.square()).ToList();
            // Adding takes no memory, so a batch is added whole or, when it fails, not at all.
            for (var target = 0; target < sums.Count; target++)
            {
                sums[target]._sum.index_add_(0, rows, values[target], 1);
                sums[target]._squares.index_add_(0, rows, squares[target], 1);
            }
            input.Progress?.Report((int)((start + count) / samples));
        }, token);
        return sums;
    }

    /// <summary>[N, 4, L]: what the mode makes of the values.</summary>
    /// <param name="mode">The mode.</param>
    public Tensor Of(SmoothGradMode mode)
    {
        using var scope = NewDisposeScope();
        var mean = _sum / _samples;
        var result = mode switch
        {
            SmoothGradMode.Mean => mean,
            SmoothGradMode.Squared => _squares / _samples,
            // Rounding may leave a variance of zero a little below it.
            SmoothGradMode.Variance => (_squares / _samples - mean.square()).clamp_min(0),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Unknown mode."),
        };
        return result.MoveToOuterDisposeScope();
    }

    private static Tensor Value(SmoothGradBase value, Tensor gradient, Tensor copies) => value switch
    {
        SmoothGradBase.Gradient => gradient,
        SmoothGradBase.Absolute => gradient.abs(),
        SmoothGradBase.GradientXInput => gradient * copies,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Unknown value."),
    };
}
