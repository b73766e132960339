namespace CisLens.Inference.Evaluation.Audit;

/// <summary>Under which heading a rule stands: the three pitfalls of Chen et al. (Nature Methods 2024), and what they rest on.</summary>
public enum AuditPart
{
    /// <summary>What must be asked of model and data before any map is looked at.</summary>
    Gates,

    /// <summary>Pitfall 1: a single method.</summary>
    OneMethod,

    /// <summary>Whether maps are correct and faithful to the model.</summary>
    Correctness,

    /// <summary>Whether maps stay as they are where they should.</summary>
    Stability,

    /// <summary>Pitfall 2: no biological reading.</summary>
    Biology,

    /// <summary>Pitfall 3: chosen examples.</summary>
    CherryPicking,
}
