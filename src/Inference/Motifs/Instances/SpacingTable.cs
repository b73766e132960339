namespace CisLens.Inference.Motifs.Instances;

/// <summary>Distances between motifs.</summary>
/// <param name="Spacings">Two for each pair of motifs with enough pairs of places: same and other strand.</param>
/// <param name="Peaks">Preferred distances, smallest p-value first.</param>
/// <param name="Tested">Number of distances tested.</param>
public sealed record SpacingTable(IReadOnlyList<MotifSpacing> Spacings, IReadOnlyList<SpacingPeak> Peaks, int Tested);
