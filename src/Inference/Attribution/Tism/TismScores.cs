using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Tism;

/// <summary>The arithmetic of TISM's outputs.</summary>
public static class TismScores
{
    /// <summary>The four scores of each position; runs best inside a dispose scope.</summary>
    /// <param name="output">Which scores.</param>
    /// <param name="gradient">g = df/dx, [N, 4, L].</param>
    /// <param name="observed">[N, 4, L]: 1 at the observed base.</param>
    /// <param name="baseline">Frequencies of A, C, G, T.</param>
    /// <returns>[N, 4, L]; belongs to the caller.</returns>
    public static Tensor Of(TismOutput output, Tensor gradient, Tensor observed, IReadOnlyList<double> baseline)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(baseline);
        using var scope = NewDisposeScope();
        var scores = output switch
        {
            TismOutput.Tism => gradient - (gradient * observed).sum(1, keepdim: true),
            TismOutput.Local => gradient.alias(),
            TismOutput.Corrected => gradient - gradient.mean([1L], keepdim: true),
            TismOutput.Global => gradient * (observed - Column(baseline, gradient)),
            TismOutput.Hypothetical => gradient - (gradient * Column(baseline, gradient)).sum(1, keepdim: true),
            _ => throw new ArgumentOutOfRangeException(nameof(output), output, "Unknown TISM output."),
        };
        return scores.MoveToOuterDisposeScope();
    }

    private static Tensor Column(IReadOnlyList<double> baseline, Tensor like) =>
        tensor(baseline.Select(value => (float)value).ToArray(), [1, 4, 1]).to(like.dtype, like.device);
}
