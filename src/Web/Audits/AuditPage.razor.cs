using System.Security.Claims;
using CisLens.Shared.Runs;
using CisLens.Web.Live;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;
using CisLens.Web.Verdicts;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Audits;

/// <summary>Whether the maps of a run can be trusted: gates, the three pitfalls, correctness and stability, rule by rule.</summary>
public sealed partial class AuditPage
{
    [Inject]
    private RunAudits Audits { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    protected override string Path => AuditAddress.Page(ProjectId, RunId);

    // Until the evidence is there, nothing on the page changes.
    protected override int ProgressOf(RunSnapshot snapshot) => snapshot.Detail.Stages.Count(stage => stage is { Kind: StageKind.Audit, State: StageState.Done });

    private async Task<AuditView?> LoadAsync(CancellationToken cancellationToken)
    {
        var view = await Audits.FindAsync(ProjectId, RunId, cancellationToken);
        if (view is not null)
            Watch(view.Head.Run);
        return view;
    }

    private Task StartAsync(int rule, string remedy) => OpenAsync(user => Audits.StartAsync(user, ProjectId, RunId, rule, remedy, CancellationToken.None));

    private Task AuditAsync() => OpenAsync(user => Audits.AuditAsync(user, ProjectId, RunId, CancellationToken.None));

    private async Task OpenAsync(Func<ClaimsPrincipal, Task<string>> start)
    {
        string? run = null;
        if (await Attempt.RunAsync(async user => run = await start(user)))
            Navigation.NavigateTo($"projects/{ProjectId}/runs/{run}");
    }
}
