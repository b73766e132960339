namespace CisLens.Web.Audits;

/// <summary>Which rules are shown.</summary>
public enum AuditFilter
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those that fail or warn.</summary>
    Attention,

    /// <summary>Those that were not looked at.</summary>
    NotRun,

    /// <summary>Those that are passed.</summary>
    Passed,
}
