using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution;

/// <summary>What is common to the proofs that outputs of mutants, computed only where they can differ, equal those of whole forward passes.</summary>
internal static class PlainProof
{
    /// <summary>Mutants that are computed again of each sequence that is drawn.</summary>
    public const int MutantsPerRow = 4;

    // Every eighth sequence of a run, by its number there.
    private const int RowStep = 8;
    private const double Limit = 1e-3;

    /// <summary>Whole passes of a sequence beside its mutants: its output, its features, and its share of the proof.</summary>
    public const double Passes = 2 + (double)MutantsPerRow / RowStep;

    // The output's own rounding is about 1e-7 of it.
    private const double SmallestScale = 1e-3;

    /// <summary>Whether a sequence is drawn; depends on its number in the run, not on the batch.</summary>
    public static bool Draws(AttributionInput input, int row) => input.Number(row) % RowStep == 0;

    /// <summary>A difference beside the largest effect in the sequence, or beside the smallest scale of its output where that is more.</summary>
    public static double Relative(double difference, double largestEffect, double unmutated) =>
        difference == 0 ? 0 : difference / Math.Max(largestEffect, SmallestScale * Math.Abs(unmutated));

    /// <summary>The check that is shown.</summary>
    /// <param name="largest">The largest relative difference.</param>
    /// <param name="count">Number of mutants.</param>
    public static MethodCheck Check(double largest, long count) => new(
        "plain",
        "Largest difference from plain ISM, relative to the largest effect in the sequence (or to 0.1 % of its output, where that is more)",
        largest, count, "", Limit);
}
