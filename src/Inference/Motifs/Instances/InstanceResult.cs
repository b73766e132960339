namespace CisLens.Inference.Motifs.Instances;

/// <summary>The instances of motifs in the rows of a track.</summary>
/// <param name="Motifs">The motifs looked for.</param>
/// <param name="Instances">By row, position, motif and strand.</param>
/// <param name="Windows">How many windows the percentiles of each motif are counted among.</param>
/// <param name="DroppedAbove">For each motif: sites with a larger p-value were dropped because there were too many; null where none were.</param>
public sealed record InstanceResult(
    IReadOnlyList<InstanceMotif> Motifs, IReadOnlyList<MotifInstance> Instances, IReadOnlyList<int> Windows, IReadOnlyList<double?> DroppedAbove)
{
    /// <summary>The places alone.</summary>
    public IReadOnlyList<MotifSite> Sites => [.. Instances.Select(instance => instance.Site)];
}
