namespace CisLens.Inference.Runs.Bundles.Compare;

/// <summary>How an array differs between two bundles.</summary>
/// <param name="Name">Its file.</param>
/// <param name="Shape">Its shape in the first bundle.</param>
/// <param name="Values">How many values were compared; 0 where the shapes or the kinds of number differ.</param>
/// <param name="Unequal">How many of them are not the same number.</param>
public sealed record ArrayDifference(string Name, IReadOnlyList<long> Shape, long Values, long Unequal)
{
    /// <summary>Whether the files are the same, byte for byte.</summary>
    public bool HasSameBytes { get; init; }

    /// <summary>Values that are finite in one bundle and not in the other, or infinite with another sign; they have no difference that could be measured.</summary>
    public long NotComparable { get; init; }

    /// <summary>The value with the largest |first - second|, in the unit of the array; null where all are equal.</summary>
    public ValueDifference? Absolute { get; init; }

    /// <summary>The value with the largest |first - second| / max(|first|, |second|); null where all are equal.</summary>
    public ValueDifference? Relative { get; init; }

    /// <summary>Why the values were not compared; null where they were.</summary>
    public string? Explanation { get; init; }

    /// <summary>Whether every value is the same number in both.</summary>
    public bool IsEqual => Unequal == 0 && Explanation is null;
}
