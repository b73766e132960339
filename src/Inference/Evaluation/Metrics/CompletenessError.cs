namespace CisLens.Inference.Evaluation.Metrics;

/// <summary>
/// Completeness (Sundararajan, Taly and Yan, ICML 2017): contributions against a reference add up to what the output is above its value
/// at the reference. Programs that ask for equality to the last digit never see it hold; here the error is measured.
/// </summary>
public static class CompletenessError
{
    /// <summary>sum of contributions - (f(x) - f(reference)), in units of the target.</summary>
    /// <param name="contributions">One a cell or a base.</param>
    /// <param name="output">f(x).</param>
    /// <param name="reference">f(reference).</param>
    public static double Of(ReadOnlySpan<float> contributions, double output, double reference)
    {
        var sum = 0.0;
        foreach (var contribution in contributions)
            sum += contribution;
        return sum - (output - reference);
    }

    /// <summary>The share of errors whose size is below a limit.</summary>
    /// <param name="errors">One a pair of a sequence and a reference; at least one.</param>
    /// <param name="limit">In units of the target, e.g. 0.001.</param>
    public static double ShareBelow(IReadOnlyCollection<double> errors, double limit)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return (double)errors.Count(error => Math.Abs(error) < limit) / errors.Count;
    }
}
