namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>How p-values become false discovery rates.</summary>
public enum QValueMethod
{
    /// <summary>Storey's: the share of true nulls is estimated, as in the MEME Suite.</summary>
    Storey,

    /// <summary>Benjamini and Hochberg's: all are taken as nulls; never smaller than Storey's.</summary>
    BenjaminiHochberg,
}
