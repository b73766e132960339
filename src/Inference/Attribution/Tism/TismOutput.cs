namespace CisLens.Inference.Attribution.Tism;

/// <summary>The scores that TISM's program offers.</summary>
public enum TismOutput
{
    /// <summary>Estimated effect of each mutation: gradient minus the gradient at the observed base.</summary>
    Tism,

    /// <summary>The plain gradient.</summary>
    Local,

    /// <summary>The gradient minus its mean over the four bases.</summary>
    Corrected,

    /// <summary>The gradient times the difference between the sequence and a baseline.</summary>
    Global,

    /// <summary>The gradient minus its mean over the baseline's base frequencies.</summary>
    Hypothetical,
}
