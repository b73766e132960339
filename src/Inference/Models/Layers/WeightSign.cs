namespace CisLens.Inference.Models.Layers;

/// <summary>The weights of a linear layer that are taken.</summary>
public enum WeightSign
{
    /// <summary>Those above zero.</summary>
    Positive,

    /// <summary>Those below zero.</summary>
    Negative,
}
