namespace CisLens.Inference.Motifs.Scanning;

/// <summary>Which number the threshold of a scan is compared with.</summary>
public enum FimoThreshold
{
    /// <summary>The probability that a random site scores as well.</summary>
    PValue,

    /// <summary>The false discovery rate among the sites of the motif.</summary>
    QValue,
}
