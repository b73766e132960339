namespace CisLens.Inference.Evaluation.Audit;

/// <summary>What a rule of the audit says; the larger, the worse.</summary>
public enum AuditVerdict
{
    /// <summary>The whole interval is on the good side.</summary>
    Pass,

    /// <summary>The interval lies between the two sides, or reaches into both.</summary>
    Warn,

    /// <summary>The whole interval is on the bad side.</summary>
    Fail,

    /// <summary>Inputs are missing; this never counts as passed.</summary>
    NotRun,
}
