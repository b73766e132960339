namespace CisLens.Inference.Motifs.Scanning;

/// <summary>What the scan for one motif found.</summary>
/// <param name="Motif">The motif.</param>
/// <param name="Hits">The sites within the threshold, smallest p-value first, then by row, position and strand.</param>
/// <param name="Sites">Number of sites that were scored, both strands counted; letters other than A C G T exclude a site.</param>
/// <param name="NullShare">The share of sites taken to match by chance, 0 to 1, that the q-values were computed with.</param>
/// <param name="DroppedAbove">Where sites were dropped because there were too many: none with a larger p-value was kept; else null.</param>
public sealed record FimoResult(Motif Motif, IReadOnlyList<MotifHit> Hits, long Sites, double NullShare, double? DroppedAbove);
