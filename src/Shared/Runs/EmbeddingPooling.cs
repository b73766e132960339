namespace CisLens.Shared.Runs;

/// <summary>How the positions of a layer's output [channels, positions] become one vector [channels].</summary>
public enum EmbeddingPooling
{
    /// <summary>The layer has no positions; its features are taken as they are.</summary>
    None,

    /// <summary>The mean over all positions.</summary>
    Mean,

    /// <summary>The largest value over all positions.</summary>
    Max,

    /// <summary>The middle position, floor(positions / 2).</summary>
    Centre,
}
