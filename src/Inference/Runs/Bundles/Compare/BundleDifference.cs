namespace CisLens.Inference.Runs.Bundles.Compare;

/// <summary>How two bundles differ.</summary>
/// <param name="Files">Every file of either, by name.</param>
/// <param name="Arrays">Every array that both have, by name.</param>
public sealed record BundleDifference(IReadOnlyList<FileDifference> Files, IReadOnlyList<ArrayDifference> Arrays)
{
    /// <summary>Whether all files of both are there and equal, byte for byte.</summary>
    public bool IsIdentical => Files.All(file => file.State == FileState.Same);

    /// <summary>Whether all numbers that both have are equal, and neither has an array that the other lacks.</summary>
    public bool HasEqualNumbers => Arrays.All(array => array.IsEqual)
        && !Files.Any(file => file.State is FileState.OnlyFirst or FileState.OnlySecond && ArrayFile.IsOne(file.Name));
}
