using CisLens.Inference.Evaluation.Audit;
using CisLens.Web.Tracks;

namespace CisLens.Web.Audits;

/// <summary>What the page of a test shows.</summary>
/// <param name="Head">The run.</param>
/// <param name="Result">What the test found; null while its audit is not done, and for runs without the test.</param>
/// <param name="Rules">The rules with the thresholds of the project.</param>
public sealed record TestView<TResult>(ResultsHead Head, TResult? Result, IReadOnlyList<AuditRule> Rules)
    where TResult : class;
