namespace CisLens.Shared.Runs;

/// <summary>
/// Something that was measured while a method ran and that proves or questions its numbers: the completeness error of DeepLIFT,
/// the difference between a fast and a plain computation.
/// </summary>
/// <param name="Id">Short name, e.g. <c>completeness</c>.</param>
/// <param name="Title">What was measured, e.g. <c>Largest completeness error, relative to the change of the output</c>.</param>
/// <param name="Largest">The worst value.</param>
/// <param name="N">How many values were measured.</param>
/// <param name="Unit">The unit of the values; empty for a ratio.</param>
/// <param name="Limit">Above it the numbers are not to be trusted; null when there is no such limit.</param>
/// <param name="Detail">What belongs to the worst value, e.g. the layer at fault; null when there is nothing to say.</param>
public sealed record MethodCheck(string Id, string Title, double Largest, long N, string Unit, double? Limit, string? Detail = null)
{
    /// <summary>Whether the worst value is within the limit; a value that is not a number never is.</summary>
    public bool Passed => Limit is not { } limit || Largest <= limit;

    /// <summary>Joins the checks of several parts: the worst value of each, and how many were measured in all.</summary>
    /// <param name="parts">The checks of each part.</param>
    public static IReadOnlyList<MethodCheck> Merge(IEnumerable<IReadOnlyList<MethodCheck>> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return [.. parts.SelectMany(part => part).GroupBy(check => check.Id).Select(group =>
            Worst(group) with { N = group.Sum(check => check.N) })];
    }

    private static MethodCheck Worst(IEnumerable<MethodCheck> checks) =>
        checks.Aggregate((worst, next) => double.IsNaN(worst.Largest) || worst.Largest >= next.Largest ? worst : next);
}
