namespace CisLens.Inference.Attribution.Pisa;

/// <summary>How contributions to all output positions become one track.</summary>
public enum PisaSummary
{
    /// <summary>Weighted by the softmax of the output over its positions.</summary>
    Profile,

    /// <summary>The plain mean.</summary>
    Mean,
}
