namespace CisLens.Inference.Simulation;

/// <summary>What a simulated set consists of.</summary>
public sealed record SimulationOptions
{
    /// <summary>Bases of each sequence.</summary>
    public int Length { get; init; } = 101;

    /// <summary>The motifs to plant; each gets its own group of sequences.</summary>
    public IReadOnlyList<KnownMotif> Motifs { get; init; } = KnownMotifs.Factors;

    /// <summary>Motifs that may stand in any sequence, whatever its group.</summary>
    public IReadOnlyList<KnownMotif> Decoys { get; init; } = KnownMotifs.Decoys;

    /// <summary>Sequences of each group.</summary>
    public int SequencesPerMotif { get; init; } = 34;

    /// <summary>Sequences without a motif of <see cref="Motifs"/>.</summary>
    public int BackgroundSequences { get; init; } = 36;

    /// <summary>The chance that a sequence of a group has a second site of its motif.</summary>
    public double SecondSiteChance { get; init; } = 0.3;

    /// <summary>The chance that a sequence has a decoy.</summary>
    public double DecoyChance { get; init; } = 0.5;

    /// <summary>Bases at both ends that stay free of sites.</summary>
    public int Margin { get; init; } = 8;

    /// <summary>Bases between two sites at least.</summary>
    public int Gap { get; init; } = 3;

    /// <summary>Mean share of G and C of the background, the same in all groups so that only the motif tells them apart.</summary>
    public double MeanGc { get; init; } = 0.5;

    /// <summary>How much the share of G and C differs between sequences (standard deviation, cut at 0.3 and 0.7).</summary>
    public double GcDeviation { get; init; } = 0.06;

    /// <summary>Put before every sequence id.</summary>
    public string Prefix { get; init; } = "sim";
}
