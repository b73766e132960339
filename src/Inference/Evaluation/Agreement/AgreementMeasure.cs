using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Agreement;

/// <summary>
/// Compares two maps of one sequence, in the ways of Krishna et al. (arXiv 2202.01602). Chance is what the same two maps give when one
/// is turned in a circle against the other: each keeps its scores and its blocks, only the places no longer match.
/// </summary>
public static class AgreementMeasure
{
    // Longer sequences are turned by some distances only, drawn at random.
    private const int MostTurns = 500;

    private const double NullQuantile = 0.95;

    /// <summary>Compares two maps.</summary>
    /// <param name="row">The sequence with its maps.</param>
    /// <param name="first">The number of a map.</param>
    /// <param name="second">The number of another.</param>
    /// <param name="top">How many bases with the largest scores are compared.</param>
    /// <param name="seed">The run's seed.</param>
    public static MapAgreement Of(ExplainedRow row, int first, int second, int top, long seed)
    {
        ArgumentNullException.ThrowIfNull(row);
        var known = new KnownPositions(row.Codes);
        var (left, right) = (new MapRanks(known.Values(row.Maps[first]), top), new MapRanks(known.Values(row.Maps[second]), top));
        var turns = Turns(known.Count, new RowRandom(seed, row.Row));
        return new MapAgreement(
            left.Spearman(right, 0), Null(turn => left.Spearman(right, turn)),
            left.Overlap(right, 0), Null(turn => left.Overlap(right, turn)),
            left.Signs(right, 0), Null(turn => left.Signs(right, turn)));

        double Null(Func<int, double> measure)
        {
            double[] values = [.. turns.Select(measure)];
            Array.Sort(values);
            return values.Length == 0 ? 1 : Quantiles.Of(values, NullQuantile);
        }
    }

    /// <summary>
    /// How much the maps of a sequence disagree: 1 minus the mean over pairs of the share of top bases that both have. 0 when all point at
    /// the same bases, 1 when no two share one.
    /// </summary>
    /// <param name="pairs">The agreement of every two maps; at least one.</param>
    public static double Disagreement(IReadOnlyCollection<MapAgreement> pairs) => 1 - pairs.Average(pair => pair.Overlap);

    private static int[] Turns(int length, RowRandom random)
    {
        int[] turns = [.. Enumerable.Range(1, Math.Max(0, length - 1))];
        if (turns.Length <= MostTurns)
            return turns;
        random.Of(RowDraw.Turn, 0).Shuffle<int>(turns);
        return turns[..MostTurns];
    }
}
