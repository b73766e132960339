namespace CisLens.Inference.Models;

/// <summary>What a model does about the other strand.</summary>
public enum StrandRule
{
    /// <summary>It reads the strand it is given.</summary>
    Given,

    /// <summary>It answers the mean of both strands.</summary>
    Mean,

    /// <summary>It answers the larger of both strands.</summary>
    Max,
}
