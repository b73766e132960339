namespace CisLens.Inference.Motifs.Discovery;

/// <summary>Settings that suit a kind of data.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Title">What people read.</param>
/// <param name="Description">For which data, and what differs from the defaults.</param>
/// <param name="Options">The settings.</param>
public sealed record ModiscoPreset(string Id, string Title, string Description, ModiscoOptions Options)
{
    /// <summary>All presets, the default first.</summary>
    public static IReadOnlyList<ModiscoPreset> All { get; } =
    [
        new("chip", "Binding and accessibility", "ChIP-seq, CUT&RUN, ATAC-seq and DNase-seq: the defaults of TF-MoDISco's program.", new ModiscoOptions()),
        new("mpra", "Short tested sequences", "MPRA, STARR-seq and other sequences below about 300 bases: all positions, narrower windows and flanks, so that seqlets near the ends are kept.",
            new ModiscoOptions { Window = 0, Size = 12, SeqletFlankSize = 4, TrimSize = 20, InitialFlankToAdd = 4 }),
        new("rna", "RNA and splicing", "Splicing, RNA binding and stability: one strand only, and narrow windows, because the motifs are short.",
            new ModiscoOptions { Size = 10, SeqletFlankSize = 5, TrimSize = 16, InitialFlankToAdd = 6, BothStrands = false }),
    ];
}
