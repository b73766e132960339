using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared.Runs;
using CisLens.Web.Tests.Audits;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Tracks;
using CisLens.Web.Verdicts;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Verdicts;

public class LiveEvidenceTests : PortalContext
{
    [Fact]
    public async Task Find_RuleWithLiveEvidence_TakesItInThePlaceOfTheRuns()
    {
        StoredModel.Put(Settings.Models);
        var project = await AddProjectAsync();
        var spec = StoredAudit.Audited(StoredRun.Spec(await StoredSet.AddAsync(Databases, Settings.DataFolder, project)));
        var run = await Services.GetRequiredService<RunStore>().SubmitAsync(project, spec, default);
        await StoredAudit.FinishAsync(Databases, Settings.DataFolder, run);

        var audits = ActivatorUtilities.CreateInstance<RunAudits>(Services, (object)(ILiveEvidence[])[new Attended()]);
        var view = (await audits.FindAsync(project, run, default))!;

        var judged = view.Rules!.Single(one => one.Rule.Number == 5);
        Assert.Equal(AuditVerdict.Pass, judged.Verdict);
        Assert.StartsWith("Beside: This run has nothing", judged.Findings[0].Finding.Text, StringComparison.Ordinal);
    }

    private sealed class Attended : ILiveEvidence
    {
        public int Rule => 5;

        public Task<RuleEvidence> CollectAsync(ResultsHead head, RuleEvidence stored, CancellationToken cancellationToken) =>
            Task.FromResult(new RuleEvidence(5, [new RuleFinding { Verdict = AuditVerdict.Pass, Text = $"Beside: {stored.Findings[0].Text}" }]));
    }
}
