namespace CisLens.Inference.Sequences;

/// <summary>What stands in the one-hot array at a base that is not A, C, G or T (U): N and the other IUPAC letters.</summary>
public enum UnknownBase
{
    /// <summary>All four channels are 0.</summary>
    Zeros,

    /// <summary>All four channels are 0.25.</summary>
    Quarter,

    /// <summary>The sequence is refused.</summary>
    Refuse,
}
