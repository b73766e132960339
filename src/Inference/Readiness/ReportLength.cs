using CisLens.Inference.Models;

namespace CisLens.Inference.Readiness;

/// <summary>The number of bases with which a model is looked at.</summary>
public static class ReportLength
{
    private const int AnyLength = 200;

    /// <summary>The model's own length; for a model that takes any, 200 bases beside its context or the nearest length that it takes.</summary>
    /// <param name="card">The model's card.</param>
    public static int Of(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return card.Input.Length
            ?? Math.Min(card.Input.MaximumLength ?? int.MaxValue, Math.Max(card.Input.MinimumLength ?? 1, AnyLength + 2 * card.Input.Context));
    }
}
