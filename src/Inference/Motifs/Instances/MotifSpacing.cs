namespace CisLens.Inference.Motifs.Instances;

/// <summary>
/// How far the places of two motifs lie apart, as seen from the first in its own direction of reading. A distance is the number of
/// bases between the two; places that overlap have none. For a motif with itself on the same strand only the downstream half is
/// filled: each pair is seen once.
/// </summary>
/// <param name="First">Index of the motif that is looked from.</param>
/// <param name="Second">Index of the other; not smaller.</param>
/// <param name="SameStrand">Whether both stand on the same strand.</param>
/// <param name="Upstream">Pairs by distance, the second before the first, [distances].</param>
/// <param name="Downstream">Pairs by distance, the second behind the first, [distances].</param>
/// <param name="ExpectedUpstream">What is expected when the second lies anywhere in its row, apart from the first.</param>
/// <param name="ExpectedDownstream">The same behind the first.</param>
public sealed record MotifSpacing(
    int First, int Second, bool SameStrand, IReadOnlyList<int> Upstream, IReadOnlyList<int> Downstream,
    IReadOnlyList<double> ExpectedUpstream, IReadOnlyList<double> ExpectedDownstream)
{
    /// <summary>Pairs within the distances looked at.</summary>
    public int Pairs => Upstream.Sum() + Downstream.Sum();
}
