using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Motifs.Discovery;

/// <summary>Settings of discovery by the procedure of TF-MoDISco; the names in brackets are those of TF-MoDISco, whose command-line program has the same defaults.</summary>
public sealed record ModiscoOptions
{
    /// <summary>Central positions of each row that are looked at.</summary>
    [Display(Name = "Window", Description = "Central positions of each sequence that are looked at (window); 0 for all.")]
    [Range(0, 1_000_000)]
    public int Window { get; init; } = 400;

    /// <summary>Width of the sliding window whose sums are tested.</summary>
    [Display(Name = "Sliding window", Description = "Positions whose contributions are summed and tested together (size).")]
    [Range(4, 100)]
    public int Size { get; init; } = 20;

    /// <summary>Positions added to both sides of a window that passes.</summary>
    [Display(Name = "Seqlet flank", Description = "Positions added to both sides of a window that passes (seqlet_flank_size).")]
    [Range(0, 100)]
    public int SeqletFlankSize { get; init; } = 5;

    /// <summary>Share of windows above the threshold that may be chance.</summary>
    [Display(Name = "False discovery rate", Description = "Share of the windows above the threshold that may be chance (target_seqlet_fdr).")]
    [Range(0.0001, 0.5)]
    public double TargetSeqletFdr { get; init; } = 0.05;

    /// <summary>The least share of windows that passes, whatever the false discovery rate says.</summary>
    [Display(Name = "Least share passing", Description = "When fewer windows pass, the threshold becomes the quantile that lets this share pass (min_passing_windows_frac).")]
    [Range(0.0, 1.0)]
    public double MinPassingWindowsFrac { get; init; } = 0.03;

    /// <summary>The largest share of windows that passes.</summary>
    [Display(Name = "Largest share passing", Description = "When more windows pass, the threshold becomes the quantile that lets this share pass (max_passing_windows_frac).")]
    [Range(0.0, 1.0)]
    public double MaxPassingWindowsFrac { get; init; } = 0.2;

    /// <summary>The most seqlets of each sign.</summary>
    [Display(Name = "Most seqlets", Description = "The most seqlets of each sign, the first ones in the order of the sequences (max_seqlets).")]
    [Range(50, 1_000_000)]
    public int MaxSeqlets { get; init; } = 2000;

    /// <summary>Searches for communities, the best of which counts.</summary>
    [Display(Name = "Leiden runs", Description = "Searches for communities with different seeds, the best of which counts (n_leiden).")]
    [Range(1, 500)]
    public int NLeiden { get; init; } = 2;

    /// <summary>Width of the most informative part that a pattern is centred on.</summary>
    [Display(Name = "Core of a pattern", Description = "Positions of the most informative part that a pattern is cut to (trim_size).")]
    [Range(4, 200)]
    public int TrimSize { get; init; } = 30;

    /// <summary>Positions added to both sides of a pattern's core.</summary>
    [Display(Name = "Flank of a pattern", Description = "Positions added to both sides of that part (initial_flank_to_add).")]
    [Range(0, 100)]
    public int InitialFlankToAdd { get; init; } = 10;

    /// <summary>Positions added to both sides of the finished patterns.</summary>
    [Display(Name = "Last flank", Description = "Positions added to both sides of the finished patterns (final_flank_to_add).")]
    [Range(0, 100)]
    public int FinalFlankToAdd { get; init; }

    /// <summary>Nearest seqlets that a seqlet is compared with in detail.</summary>
    [Display(Name = "Neighbours", Description = "Nearest seqlets that each seqlet is compared with in detail (nearest_neighbors_to_compute).")]
    [Range(10, 5_000)]
    public int NearestNeighborsToCompute { get; init; } = 500;

    /// <summary>The least seqlets of a pattern.</summary>
    [Display(Name = "Least seqlets of a pattern", Description = "Patterns with fewer are left out (final_min_cluster_size).")]
    [Range(2, 10_000)]
    public int FinalMinClusterSize { get; init; } = 20;

    /// <summary>Whether a seqlet may lie on the other strand; off for RNA.</summary>
    [Display(Name = "Both strands", Description = "Also compares seqlets with the other strand's; off for RNA, splicing and other data that know their strand.")]
    public bool BothStrands { get; init; } = true;
}
