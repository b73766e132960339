namespace CisLens.Inference.Runs.Bundles;

/// <summary>A file of a bundle.</summary>
/// <param name="Name">Its path in the zip.</param>
/// <param name="Description">What it is.</param>
/// <param name="Bytes">Its size; null for the file of checksums, which is written last.</param>
/// <param name="Sha256">Its SHA-256, hex; null for the file of checksums.</param>
internal sealed record BundleFile(string Name, string Description, long? Bytes, string? Sha256);
