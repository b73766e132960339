namespace CisLens.Inference.Runs.Audits;

/// <summary>A number of one sequence of the run.</summary>
/// <param name="Row">Its place in the run.</param>
/// <param name="Value">The number.</param>
internal readonly record struct RowValue(long Row, double Value)
{
    /// <summary>The rows with the worst numbers, the worst first; at most as many as a finding names.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="lowIsBad">Whether small numbers are bad.</param>
    public static IReadOnlyList<long> Worst(IEnumerable<RowValue> values, bool lowIsBad) =>
        [.. values.OrderBy(value => lowIsBad ? value.Value : -value.Value).ThenBy(value => value.Row).Take(Evaluation.Audit.RuleFinding.MostRows).Select(value => value.Row)];
}
