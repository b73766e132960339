namespace CisLens.Inference.Attribution.SaturationMutagenesis;

/// <summary>How the three effects of a position become the score of the observed base.</summary>
public enum SaturationMutagenesisTrack
{
    /// <summary>Minus the mean of the three effects.</summary>
    NegativeMean,

    /// <summary>Minus the mean over four bases, the observed one counted as 0.</summary>
    Centred,
}
