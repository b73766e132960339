namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>How far tracks may reach beyond each other when one slides along another.</summary>
internal static class Alignment
{
    private const double LeastOverlap = 0.7;

    /// <summary>Positions that a track of a width may reach beyond another's end.</summary>
    public static int Padding(int width) => (int)(width * (1 - LeastOverlap));
}
