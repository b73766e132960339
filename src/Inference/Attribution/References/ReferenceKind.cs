namespace CisLens.Inference.Attribution.References;

/// <summary>What a sequence is compared with.</summary>
public enum ReferenceKind
{
    /// <summary>No base at all: zeros in all four channels.</summary>
    Zeros,

    /// <summary>0.25 of each base.</summary>
    Uniform,

    /// <summary>Given frequencies of the four bases, the same at every position.</summary>
    Background,

    /// <summary>The sequence shuffled with the number of each pair of neighboring bases kept.</summary>
    Dinucleotide,

    /// <summary>The sequence shuffled with the number of each base kept.</summary>
    Mononucleotide,

    /// <summary>One given sequence for all.</summary>
    Given,
}
