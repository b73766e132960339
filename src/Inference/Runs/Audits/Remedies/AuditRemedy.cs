using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Remedies;

/// <summary>Something that can be done about a rule that is not passed: a new run, or a page to open. Exactly one of the two is given.</summary>
/// <param name="Id">Unique among the remedies of a rule, e.g. <c>methods</c>; the API names it so.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Sentence">What happens then, in one sentence.</param>
public sealed record AuditRemedy(string Id, string Label, string Sentence)
{
    /// <summary>The new run: this one's specification with what is changed; it can be run as it is. Null where a page is opened.</summary>
    public RunSpec? Run { get; init; }

    /// <summary>The page; null where a run is made.</summary>
    public RemedyPage? Page { get; init; }
}
