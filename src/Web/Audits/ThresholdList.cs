using CisLens.Inference.Evaluation.Audit;

namespace CisLens.Web.Audits;

/// <summary>The thresholds of a project.</summary>
/// <param name="ProjectName">The project.</param>
/// <param name="Rules">The rules that have thresholds, with the project's own.</param>
public sealed record ThresholdList(string ProjectName, IReadOnlyList<AuditRule> Rules);
