using CisLens.Inference.Evaluation.Audit;

namespace CisLens.Web.Verdicts;

/// <summary>The run that another was made of, and what its audit says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Verdicts">The verdict on each rule, by number and by the thresholds that hold now; empty as long as its audit is not done, and where it has none.</param>
public sealed record AuditOrigin(string Id, string Name, IReadOnlyDictionary<int, AuditVerdict> Verdicts);
