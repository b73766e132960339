namespace CisLens.Inference.Attribution;

/// <summary>The kinds of attribution methods; methods of different kinds fail in different ways.</summary>
public enum MethodFamily
{
    /// <summary>Derivatives of the output at the sequence.</summary>
    Gradient,

    /// <summary>Differences from a baseline sequence.</summary>
    Reference,

    /// <summary>Changes of the sequence and of the output with it.</summary>
    Perturbation,
}
