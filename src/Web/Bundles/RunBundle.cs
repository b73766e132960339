namespace CisLens.Web.Bundles;

/// <summary>The bundle of a run as somebody downloads it.</summary>
/// <param name="Sha256">Of the whole (hex).</param>
/// <param name="Spliced">The zip with what people said; null where nothing was, and the stored file is the bundle.</param>
public sealed record RunBundle(string Sha256, Stream? Spliced);
