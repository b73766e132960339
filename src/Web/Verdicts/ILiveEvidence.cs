using CisLens.Inference.Evaluation.Audit;
using CisLens.Web.Tracks;

namespace CisLens.Web.Verdicts;

/// <summary>What happened since a run was done, for a rule that rests on it: which sequences were shown, which findings were reviewed.</summary>
public interface ILiveEvidence
{
    /// <summary>The rule's number.</summary>
    public int Rule { get; }

    /// <summary>The evidence as of now.</summary>
    /// <param name="head">The run.</param>
    /// <param name="stored">What the run says itself.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<RuleEvidence> CollectAsync(ResultsHead head, RuleEvidence stored, CancellationToken cancellationToken);
}
