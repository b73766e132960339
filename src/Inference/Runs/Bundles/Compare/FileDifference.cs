namespace CisLens.Inference.Runs.Bundles.Compare;

/// <summary>A file of two bundles.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">Whether it is the same in both.</param>
public sealed record FileDifference(string Name, FileState State);
