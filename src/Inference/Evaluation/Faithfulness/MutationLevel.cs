using System.Globalization;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>How many bases are mutated at once.</summary>
/// <param name="Amount">A whole number of bases, or a share of the known ones when below 1; infinite for all.</param>
public readonly record struct MutationLevel(double Amount)
{
    /// <summary>All known bases.</summary>
    public static MutationLevel All { get; } = new(double.PositiveInfinity);

    /// <summary>E.g. <c>20</c>, <c>10 %</c> or <c>all</c>.</summary>
    public string Title => double.IsInfinity(Amount) ? "all" : Amount < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * Amount:0.##} %")
        : Amount.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of bases that are mutated in a sequence; at least one where one is known.</summary>
    /// <param name="known">Its known bases.</param>
    public int Bases(int known) => (int)Math.Min(known, Amount < 1 ? Math.Max(1, Math.Round(Amount * known, MidpointRounding.AwayFromZero)) : Amount);
}
