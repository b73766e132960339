namespace CisLens.Inference.Runs.Audits;

/// <summary>What the catalogue says of a test.</summary>
public sealed record AuditTestInfo
{
    /// <summary>Short name in specifications and folders, e.g. <c>faithfulness</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people see.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>The rules that rest on it, by number.</summary>
    public required IReadOnlyList<int> Rules { get; init; }

    /// <summary>Papers or tools.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it looks at what the run found about motifs. Where it does not, say so: then a run that adds motifs need not test again.</summary>
    public bool ReadsMotifs { get; init; } = true;

    /// <summary>The options record; its public properties with their ranges and defaults are the test's settings.</summary>
    public required Type OptionsType { get; init; }
}
