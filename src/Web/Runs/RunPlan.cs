using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits;
using CisLens.Web.Quotas;

namespace CisLens.Web.Runs;

/// <summary>What a run would do and cost.</summary>
/// <param name="Fit">How the sequences fit the model.</param>
/// <param name="Sequences">Sequences that would be explained.</param>
/// <param name="Cost">What it would cost; null when the settings cannot be run.</param>
/// <param name="Problem">Why they cannot; null when they can.</param>
/// <param name="Methods">What each method of the catalogue would add, chosen or not; empty when no sequence fits.</param>
public sealed record RunPlan(FitCount Fit, long Sequences, CostEstimate? Cost, string? Problem, IReadOnlyList<MethodPlan> Methods)
{
    /// <summary>What motifs add; null without motifs and where the settings cannot be run.</summary>
    public MotifCost? Motifs { get; init; }

    /// <summary>What it would add to what is stored; null where the settings cannot be run.</summary>
    public StorageEstimate? Storage { get; init; }

    /// <summary>What whoever asks, and the project, use and may use; null where nobody asked.</summary>
    public QuotaView? Quota { get; init; }

    /// <summary>What each test of the audit would add, chosen or not; empty without methods and where the settings cannot be run.</summary>
    public IReadOnlyList<TestEstimate> Tests { get; init; } = [];
}
