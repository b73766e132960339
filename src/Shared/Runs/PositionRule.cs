namespace CisLens.Shared.Runs;

/// <summary>How a position-wise output [batch, output, position] becomes one number per sequence.</summary>
public enum PositionRule
{
    /// <summary>The output has no positions.</summary>
    None,

    /// <summary>The middle position, floor(positions / 2).</summary>
    Centre,

    /// <summary>One given position.</summary>
    At,

    /// <summary>The mean over all positions.</summary>
    Mean,

    /// <summary>The largest value over all positions.</summary>
    Max,
}
