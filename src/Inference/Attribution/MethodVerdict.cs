namespace CisLens.Inference.Attribution;

/// <summary>Whether a method's formula holds for a model.</summary>
public enum MethodVerdict
{
    /// <summary>The numbers are those of the formula, up to rounding.</summary>
    Exact,

    /// <summary>The numbers come near to those of the formula; how near is measured in every run.</summary>
    Approximate,

    /// <summary>The method cannot be used.</summary>
    Impossible,
}
