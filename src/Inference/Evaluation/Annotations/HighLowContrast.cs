using CisLens.Inference.Evaluation.Metrics;
using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Annotations;

/// <summary>
/// Whether high-scoring bases are annotated more often than low-scoring ones, over a dataset. Neighboring bases have like scores and
/// like annotations, so a table of counts would promise too much: sequences are drawn again for the interval, and for the test every map
/// is turned in a circle by a random distance against its annotation.
/// </summary>
/// <param name="High">The share of high-scoring bases that are annotated.</param>
/// <param name="Low">The share of low-scoring bases that are annotated.</param>
/// <param name="Difference">High minus low.</param>
/// <param name="P">One-sided: (1 + turned datasets that reach the difference) / (1 + turned datasets).</param>
public sealed record HighLowContrast(double High, double Low, Estimate Difference, double P)
{
    private const int Turns = 999;

    /// <summary>Measures a dataset.</summary>
    /// <param name="maps">One map a sequence; at least one.</param>
    /// <param name="annotated">For each sequence, whether each base is annotated.</param>
    /// <param name="share">The share of a sequence's bases that count as high-scoring, and that as low-scoring, above 0 and at most 0.5.</param>
    /// <param name="seed">Decides bootstrap and turns.</param>
    /// <param name="token">Checked before each turned dataset.</param>
    public static HighLowContrast Of(IReadOnlyList<float[]> maps, IReadOnlyList<IReadOnlyList<bool>> annotated, double share, long seed, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(annotated);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 0.5);
        var orders = maps.Select(map => ReplacementOrder.Descending(map)).ToList();
        int[] counts = [.. maps.Select(map => Math.Max(1, (int)(share * map.Length)))];
        double total = counts.Sum();
        var observed = Enumerable.Range(0, maps.Count).Select(row => (High: Count(row, 0, high: true), Low: Count(row, 0, high: false))).ToList();
        var difference = Bootstrap.Of(
            maps.Count, rows => (double)rows.Sum(row => observed[row].High - observed[row].Low) / rows.Sum(row => counts[row]), seed);
        var reached = 0;
        for (var turn = 0; turn < Turns; turn++)
        {
            token.ThrowIfCancellationRequested();
            var random = SeededRandom.ForItem(seed, turn);
            long sum = 0;
            for (var row = 0; row < maps.Count; row++)
            {
                var distance = random.Next(maps[row].Length);
                sum += Count(row, distance, high: true) - Count(row, distance, high: false);
            }
            reached += sum / total >= difference.Value ? 1 : 0;
        }
        return new HighLowContrast(observed.Sum(row => row.High) / total, observed.Sum(row => row.Low) / total, difference, (1.0 + reached) / (1 + Turns));

        int Count(int row, int distance, bool high)
        {
            var (order, inside) = (orders[row], annotated[row]);
            var found = 0;
            for (var i = 0; i < counts[row]; i++)
                found += inside[(order[high ? i : order.Length - 1 - i] + distance) % order.Length] ? 1 : 0;
            return found;
        }
    }
}
