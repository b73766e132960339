using System.Text;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using CisLens.Web.Reports;
using CisLens.Web.Selections;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Verdicts;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Reports;

public class RunReportsTests : PortalContext
{
    [Fact]
    public async Task Write_RunDone_HasPanelFormulaCaptionsAndValidation()
    {
        StoredModel.Put(Settings.Models);
        var project = await AddProjectAsync();
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, project);
        var run = await Services.GetRequiredService<RunStore>().SubmitAsync(project, StoredRun.Spec(set), default);
        var reports = Services.GetRequiredService<RunReports>();
        Assert.Null(await reports.WriteAsync(project, run, default));
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, run);
        await Services.GetRequiredService<SelectionLedger>().RecordAsync(LocalUserHandler.User, run, 1, SelectionAction.Bookmarked, new SelectionReason(SelectionSource.Random, "seed 1"), default);
        await Services.GetRequiredService<RunAudits>().ValidateAsync(project, run, "Reporter assay of <both> sites.", default);
        var text = Encoding.UTF8.GetString((await reports.WriteAsync(project, run, default))!);
        Assert.Contains("This run was not audited", text, StringComparison.Ordinal);
        Assert.Contains("2 sequences drawn at random (seed 1) from all 2.", text, StringComparison.Ordinal);
        Assert.Contains("among 2 sequences: 100th percentile by prediction of CTCF", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.Null(await reports.WriteAsync("0123456789ab", run, default));
    }
}
