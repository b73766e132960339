namespace CisLens.Inference.Evaluation.Stability;

/// <summary>A small change of a sequence that should leave its map as it is.</summary>
public enum SmallChangeKind
{
    /// <summary>One base is replaced, away from the bases with the largest scores.</summary>
    Substitution,

    /// <summary>The sequence is moved by some bases; those that leave at one end come in at the other.</summary>
    Shift,

    /// <summary>The other strand is read.</summary>
    ReverseComplement,
}
