namespace CisLens.Inference.Attribution.Windows;

/// <summary>What a window is replaced by. Unknown bases stay unknown whatever is chosen.</summary>
public enum WindowFill
{
    /// <summary>Unknown bases: all four channels 0.</summary>
    Zeros,

    /// <summary>A quarter of each base: all four channels 0.25.</summary>
    Uniform,

    /// <summary>The window's own bases in random order.</summary>
    BaseShuffle,

    /// <summary>A dinucleotide shuffle of the window; its first and last base stay.</summary>
    DinucleotideShuffle,

    /// <summary>The same positions of a dinucleotide shuffle of the whole sequence, in which motifs survive only by chance.</summary>
    Background,

    /// <summary>The same positions of a given sequence.</summary>
    Given,
}
