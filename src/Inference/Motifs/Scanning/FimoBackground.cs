namespace CisLens.Inference.Motifs.Scanning;

/// <summary>Where the shares of the letters come from that sites are compared with.</summary>
public enum FimoBackground
{
    /// <summary>Those of the non-redundant DNA database, the default of the MEME Suite: A 0.282, C 0.222, G 0.229, T 0.267.</summary>
    NonRedundant,

    /// <summary>A quarter each.</summary>
    Uniform,

    /// <summary>Those that the motif file states; a quarter each where it states none.</summary>
    MotifFile,

    /// <summary>Those of the scanned sequences.</summary>
    Sequences,

    /// <summary>Those of the setting <see cref="FimoOptions.Shares"/>.</summary>
    Given,
}
