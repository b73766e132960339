using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Runs.Audits.Examples;
using CisLens.Web.Tracks;
using CisLens.Web.Verdicts;

namespace CisLens.Web.Selections;

/// <summary>Rule 25 as of now: the sequences that people of the project show.</summary>
public sealed class ShownEvidence(ShownExamples examples) : ILiveEvidence
{
    public int Rule => ExampleEvidence.Rule;

    public async Task<RuleEvidence> CollectAsync(ResultsHead head, RuleEvidence stored, CancellationToken cancellationToken) =>
        await examples.EvidenceAsync(head.Run.ProjectId, head.Run.Id, cancellationToken) ?? stored;
}
