using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Stability;

/// <summary>
/// How a map and the output answered to a small change. Both are needed: where the output moves, a map has reason to change as well, as a
/// single base may truly matter (Chen et al., Nature Methods 2024).
/// </summary>
/// <param name="Row">The sequence's number in the run.</param>
/// <param name="Kind">What was changed.</param>
/// <param name="Amount">See <see cref="SmallChange.Amount"/>.</param>
/// <param name="Correlation">Spearman's correlation of both maps over the known bases that the copy still has.</param>
/// <param name="OutputChange">f(changed) - f(x), in units of the target.</param>
public sealed record ChangeResponse(long Row, SmallChangeKind Kind, int Amount, double Correlation, double OutputChange)
{
    /// <summary>Compares maps and outputs.</summary>
    /// <param name="row">The sequence.</param>
    /// <param name="change">What was changed.</param>
    /// <param name="map">The map of the sequence.</param>
    /// <param name="changedMap">The map of the changed copy, by the same method.</param>
    /// <param name="outputChange">f(changed) - f(x).</param>
    public static ChangeResponse Of(ExplainedRow row, SmallChange change, float[] map, float[] changedMap, double outputChange)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(changedMap);
        int[] compared = [.. Enumerable.Range(0, map.Length).Where(position => row.Codes[position] < Sequences.Bases.Unknown && change.Places[position] >= 0)];
        return new ChangeResponse(
            row.Row, change.Kind, change.Amount,
            Statistics.Correlation.Spearman([.. compared.Select(position => map[position])], [.. compared.Select(position => changedMap[change.Places[position]])]),
            outputChange);
    }

    /// <summary>Whether the output moved by less than a share of a scale.</summary>
    /// <param name="scale">In units of the target.</param>
    /// <param name="share">E.g. 0.05.</param>
    public bool IsQuiet(double scale, double share) => Math.Abs(OutputChange) < share * scale;

    /// <summary>The median correlation over changes that moved the output by less than a share of a scale.</summary>
    /// <param name="responses">Of one method.</param>
    /// <param name="scale">What the output's changes are compared with, e.g. the range of outputs over the dataset; in units of the target.</param>
    /// <param name="share">E.g. 0.05.</param>
    /// <param name="seed">Decides the bootstrap, which draws sequences with all of their changes.</param>
    /// <returns>Null where no change moved the output so little.</returns>
    public static Estimate? Quiet(IEnumerable<ChangeResponse> responses, double scale, double share, long seed)
    {
        double[][] rows = [.. responses.Where(response => response.IsQuiet(scale, share))
            .GroupBy(response => response.Row).OrderBy(group => group.Key).Select(group => group.Select(response => response.Correlation).ToArray())];
        return rows.Length == 0 ? null : Bootstrap.Of(rows.Length, items =>
        {
            double[] drawn = [.. items.SelectMany(item => rows[item])];
            Array.Sort(drawn);
            return Quantiles.Of(drawn, 0.5);
        }, seed);
    }
}
