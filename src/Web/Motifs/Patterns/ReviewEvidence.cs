using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Motifs.Reviews;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;
using CisLens.Web.Verdicts;

namespace CisLens.Web.Motifs.Patterns;

/// <summary>Rule 26 as of now: how much of the two lists people of the project have reviewed. The strongest findings of each list are asked for, not all of thousands.</summary>
public sealed class ReviewEvidence(MotifResults motifs, MotifReviews reviews) : ILiveEvidence
{
    /// <summary>How many findings of each list are to be reviewed.</summary>
    public const int Asked = 20;

    public int Rule => 26;

    public async Task<RuleEvidence> CollectAsync(ResultsHead head, RuleEvidence stored, CancellationToken cancellationToken)
    {
        if (head.Spec.Motifs is not { Discoveries.Count: > 0 } || motifs.Of(head.Run.Id) is not { } found)
            return stored;
        var reviewed = (await reviews.OfRunAsync(head.Run.Id, cancellationToken)).Values.Where(review => review.State != MotifReviewState.Unreviewed).Select(review => review.Item).ToHashSet();
        // The run has one finding for each discovery, in their order.
        return stored with { Findings = [.. stored.Findings.Select((finding, discovery) => found.Instances(discovery) is { } report ? With(finding, report, discovery, reviewed) : finding)] };
    }

    private static RuleFinding With(RuleFinding finding, InstanceReport report, int discovery, HashSet<string> reviewed)
    {
        List<string> unmatched = [.. report.Unmatched.Take(Asked).Select(seqlet => ReviewKeys.Seqlet(discovery, seqlet.Place))];
        List<string> ignored = [.. report.Ignored.Take(Asked).Select(instance => ReviewKeys.Ignored(discovery, instance))];
        var (known, unused) = (unmatched.Count(reviewed.Contains), ignored.Count(reviewed.Contains));
        return finding with
        {
            Verdict = known == unmatched.Count && unused == ignored.Count ? AuditVerdict.Pass : AuditVerdict.Warn,
            Text = $"{Words.Count(report.Summary.Unmatched)} of {Words.Count(report.Summary.StrongStretches, "strong stretch", "strong stretches")} match no motif; the model ignores "
                + $"{Words.Count(report.Summary.Ignored)} of {Words.Count(report.Summary.GoodInstances, "good instance")}. Reviewed: {Words.Count(known)} of the {Words.Count(unmatched.Count)} strongest stretches, "
                + $"{Words.Count(unused)} of the {Words.Count(ignored.Count)} best instances.",
        };
    }
}
