using CisLens.Inference.Runs.Audits.Remedies;
using CisLens.Shared.Runs;

namespace CisLens.Web.Api;

/// <summary>Something that can be done about a rule.</summary>
/// <param name="Id">Names it when it is started.</param>
/// <param name="Label">What its button says.</param>
/// <param name="Sentence">What happens then.</param>
/// <param name="Page">The page to look at; null for a run.</param>
/// <param name="Spec">The specification of the run that would be started; null for a page.</param>
public sealed record RemedyView(string Id, string Label, string Sentence, RemedyPage? Page, RunSpec? Spec)
{
    internal static RemedyView Of(AuditRemedy remedy) => new(remedy.Id, remedy.Label, remedy.Sentence, remedy.Page, remedy.Run);
}
