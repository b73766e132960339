namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>What one thread needs to compare seqlets.</summary>
internal sealed class ComparisonScratch(int seqlets, int neighbours, int stride)
{
    public float[] Forward { get; } = new float[seqlets];

    public float[] Reverse { get; } = new float[seqlets];

    public float[] Turned { get; } = new float[stride];

    public float[] Coarse { get; } = new float[neighbours];

    public Strongest Nearest { get; } = new(neighbours);
}
