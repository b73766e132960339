namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>What mutated bases are compared with.</summary>
public enum FaithfulnessControl
{
    /// <summary>As many random positions, each with another base.</summary>
    Positions,

    /// <summary>Random blocks as long as the runs of the mutated bases, each position with another base.</summary>
    Blocks,

    /// <summary>As many random positions, where here and there the new bases are those of a dinucleotide shuffle.</summary>
    Shuffled,
}
