using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Evaluation.Audit;

/// <summary>What was found for a rule, of the whole run or of one of its maps.</summary>
public sealed record RuleFinding
{
    /// <summary>Of what, e.g. <c>DeepLIFT-SHAP of CTCF</c>; empty for the whole run.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The maps that it is about; null for the whole run.</summary>
    public TrackKey? Track { get; init; }

    /// <summary>One number for each of the rule's thresholds, in their order; null where it could not be measured.</summary>
    public IReadOnlyList<Estimate?> Numbers { get; init; } = [];

    /// <summary>The verdict where it follows from what was done and not, or not only, from the numbers.</summary>
    public AuditVerdict? Verdict { get; init; }

    /// <summary>One sentence with the numbers that led to it, their n and unit.</summary>
    public required string Text { get; init; }

    /// <summary>The rows that are responsible, the worst first; at most <see cref="MostRows"/>.</summary>
    public IReadOnlyList<long> Rows { get; init; } = [];

    /// <summary>The most rows that are named.</summary>
    public const int MostRows = 50;
}
