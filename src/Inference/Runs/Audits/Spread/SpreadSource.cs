namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>What makes the maps of one sequence differ.</summary>
public enum SpreadSource
{
    /// <summary>The replicas of the model.</summary>
    Model,

    /// <summary>The kinds of reference.</summary>
    Reference,

    /// <summary>The seeds of what is drawn at random.</summary>
    Seed,
}
