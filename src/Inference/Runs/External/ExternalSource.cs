namespace CisLens.Inference.Runs.External;

/// <summary>A file that a person added to a run, to compare its maps with.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Kind">What it says.</param>
/// <param name="FewestBarcodes">Measured changes that were seen on fewer barcodes are passed over.</param>
/// <param name="AddedAt">When (UTC).</param>
public sealed record ExternalSource(string Id, string Name, ExternalKind Kind, int FewestBarcodes, DateTimeOffset AddedAt)
{
    /// <summary>Fewer barcodes than these give no reliable effect (Kircher et al., Nature Communications 2019).</summary>
    public const int Barcodes = 10;
}
