namespace CisLens.Inference.Attribution.References;

/// <summary>Whether contributions add up to the change of the output that they explain.</summary>
public static class Completeness
{
    // A change below a thousandth of the output itself is too near to rounding to be a measure.
    private const double SmallestChange = 1e-3;

    /// <summary>The size of an error relative to the change of the output: |error| / max(|after - before|, 0.001 |after|, 0.001 |before|).</summary>
    /// <param name="error">The sum of the contributions minus the change.</param>
    /// <param name="after">f at the sequence.</param>
    /// <param name="before">f at the reference.</param>
    /// <returns>0 when there is no error.</returns>
    public static double Relative(double error, double after, double before)
    {
        var change = Math.Max(Math.Abs(after - before), SmallestChange * Math.Max(Math.Abs(after), Math.Abs(before)));
        return error == 0 ? 0 : Math.Abs(error) / change;
    }
}
