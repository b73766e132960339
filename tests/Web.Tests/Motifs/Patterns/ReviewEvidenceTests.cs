using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using CisLens.Web.Motifs.Patterns;
using CisLens.Web.Motifs.Reviews;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Tracks;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Motifs.Patterns;

public class ReviewEvidenceTests : PortalContext
{
    private static readonly RuleEvidence Stored = new(26, [new RuleFinding { Subject = "ISM of CTCF", Verdict = AuditVerdict.Warn, Text = "Nobody's review is counted here." }]);
    private string _run = "";

    [Fact]
    public async Task Collect_BothListsReviewed_Passes()
    {
        var head = await FinishAsync();
        Assert.Equal((AuditVerdict.Warn, "0 of the 1 strongest stretches, 0 of the 1 best instances."), await CollectAsync(head));

        var report = RunMotifs.Open(Settings.DataFolder.Run(_run))!.Instances(0)!;
        await ReviewAsync(ReviewKeys.Seqlet(0, report.Unmatched[0].Place), MotifReviewState.Artefact);
        Assert.Equal((AuditVerdict.Warn, "1 of the 1 strongest stretches, 0 of the 1 best instances."), await CollectAsync(head));
        await ReviewAsync(ReviewKeys.Ignored(0, report.Ignored[0]), MotifReviewState.Explained);
        Assert.Equal((AuditVerdict.Pass, "1 of the 1 strongest stretches, 1 of the 1 best instances."), await CollectAsync(head));
    }

    [Fact]
    public async Task Collect_RunWithoutDiscoveries_SaysWhatTheRunSays()
    {
        var head = await FinishAsync();
        var evidence = await Evidence.CollectAsync(head with { Spec = head.Spec with { Motifs = null } }, Stored, default);
        Assert.Same(Stored, evidence);
    }

    private ReviewEvidence Evidence => ActivatorUtilities.CreateInstance<ReviewEvidence>(Services);

    private async Task<(AuditVerdict?, string)> CollectAsync(ResultsHead head)
    {
        var finding = Assert.Single((await Evidence.CollectAsync(head, Stored, default)).Findings);
        Assert.Equal("ISM of CTCF", finding.Subject);
        return (finding.Verdict, finding.Text.Split("Reviewed: ")[1]);
    }

    private Task<MotifReview> ReviewAsync(string item, MotifReviewState state) => Services.GetRequiredService<MotifReviews>().SetAsync(LocalUserHandler.User, _run, new MotifReview(item, state, ""), default);

    private async Task<ResultsHead> FinishAsync()
    {
        StoredModel.Put(Settings.Models);
        (var project, _run) = await DiscoveredRun.SubmitAsync(
            Databases, Settings.DataFolder, Services.GetRequiredService<RunStore>(), await AddProjectAsync(), new MotifSpec { Discoveries = [DiscoveredRun.Discovery] });
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, _run);
        DiscoveredRun.WriteDiscovery(Settings.DataFolder, _run, DiscoveredRun.Result());
        DiscoveredRun.WriteInstances(Settings.DataFolder, _run);
        return (await Services.GetRequiredService<RunTracks>().HeadAsync(project, _run, default))!;
    }
}
