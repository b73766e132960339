namespace CisLens.Inference.Models;

/// <summary>How an unknown base is encoded.</summary>
public enum UnknownRule
{
    /// <summary>Four zeros.</summary>
    Zeros,

    /// <summary>0.25 in all four channels.</summary>
    Quarter,

    /// <summary>Sequences with unknown bases are dropped and listed.</summary>
    Drop,
}
