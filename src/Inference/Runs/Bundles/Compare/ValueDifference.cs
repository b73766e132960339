namespace CisLens.Inference.Runs.Bundles.Compare;

/// <summary>One value of an array in two bundles.</summary>
/// <param name="Difference">By how much it differs.</param>
/// <param name="First">The value in the first bundle.</param>
/// <param name="Second">The value in the second.</param>
/// <param name="Place">Its index along each axis, from 0.</param>
public sealed record ValueDifference(double Difference, double First, double Second, IReadOnlyList<long> Place)
{
    /// <summary>The name of the sequence, for arrays whose first axis runs over the rows of the run.</summary>
    public string? Sequence { get; init; }

    /// <summary>The position in the model's window, from 0, for arrays whose last axis runs over it.</summary>
    public long? Position { get; init; }
}
