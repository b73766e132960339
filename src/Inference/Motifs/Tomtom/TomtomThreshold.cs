namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>Which number the threshold of a report is compared with.</summary>
public enum TomtomThreshold
{
    /// <summary>The false discovery rate.</summary>
    QValue,

    /// <summary>The number of matches as good expected by chance.</summary>
    EValue,
}
