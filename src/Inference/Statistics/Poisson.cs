using MathNet.Numerics;

namespace CisLens.Inference.Statistics;

/// <summary>The number of rare, independent events.</summary>
public static class Poisson
{
    /// <summary>The probability of at least so many events.</summary>
    /// <param name="expected">Events expected, above 0.</param>
    /// <param name="found">Events found.</param>
    public static double AtLeast(double expected, int found)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(expected);
        // The regularised lower incomplete gamma function is the tail itself, with all its digits where it is small.
        return found <= 0 ? 1 : SpecialFunctions.GammaLowerRegularized(found, expected);
    }
}
