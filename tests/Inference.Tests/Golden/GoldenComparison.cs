using CisLens.Shared.Arrays;
using Xunit.Abstractions;

namespace CisLens.Inference.Tests.Golden;

/// <summary>Compares numbers with golden ones and prints the largest difference.</summary>
internal sealed class GoldenComparison(ITestOutputHelper output)
{
    /// <summary>|a - b| &lt;= atol + rtol * |b| for every element.</summary>
    /// <param name="name">What is compared.</param>
    /// <param name="actual">Ours.</param>
    /// <param name="expected">The golden array.</param>
    /// <param name="atol">Absolute tolerance.</param>
    /// <param name="rtol">Relative tolerance.</param>
    /// <param name="isCompared">Which elements are compared; null for all.</param>
    public GoldenDifference Check(string name, float[] actual, NpyArray<float> expected, double atol, double rtol, Func<int, bool>? isCompared = null)
    {
        Assert.Equal(expected.Data.Length, actual.Length);
        var (largest, share, worst, compared) = (0.0, 0.0, -1, 0);
        var failure = -1;
        for (var i = 0; i < actual.Length; i++)
        {
            if (isCompared is not null && !isCompared(i))
                continue;
            compared++;
            var difference = Math.Abs((double)actual[i] - expected.Data[i]);
            var tolerance = atol + rtol * Math.Abs(expected.Data[i]);
            if (difference > 0)
                share = Math.Max(share, difference / tolerance);
            if (!(difference <= tolerance))
                failure = failure < 0 ? i : failure;
            if (!(difference <= largest))
                (largest, worst) = (difference, i);
        }
        var line = $"{name}: largest difference {largest:g3} over {compared} values (tolerance {atol:g3} + {rtol:g3} * |golden|)";
        output.WriteLine(line);
        GoldenReport.Add(line);
        Assert.True(compared > 0, $"{name}: nothing was compared.");
        Assert.True(failure < 0, failure < 0 ? "" : $"{line}; element {failure} is {actual[failure]:g9}, golden {expected.Data[failure]:g9}; worst at {worst}.");
        return new GoldenDifference(compared, largest, share);
    }
}
