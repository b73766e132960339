using System.Globalization;
using System.Security.Claims;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Selections;

/// <summary>The sequences of a run that people show, beside a panel that nobody chose.</summary>
public sealed partial class ExamplesPage
{
    [Inject]
    private ShownExamples Examples { get; set; } = null!;

    [Inject]
    private SelectionLedger Ledger { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    protected override string Path => SelectionAddress.Examples(ProjectId, RunId);

    private async Task<ExamplesView?> LoadAsync(CancellationToken cancellationToken)
    {
        var view = await Examples.FindAsync(ProjectId, RunId, Query.Target, cancellationToken);
        if (view is not null)
            Watch(view.Head.Run);
        return view;
    }

    private static string Verdict(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Pass => "pass",
        AuditVerdict.Warn => "warn",
        AuditVerdict.Fail => "fail",
        _ => "not run",
    };

    private static string State(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Pass => "done",
        AuditVerdict.Warn => "warning",
        AuditVerdict.Fail => "failed",
        _ => "",
    };

    private void ChooseTarget(ChangeEventArgs change) => Go(new ExamplesQuery(int.Parse((string)change.Value!, CultureInfo.InvariantCulture)));

    private Task RemoveAsync(long row) => ChangeAsync(_ => Ledger.RemoveBookmarksAsync(RunId, [row], CancellationToken.None));

    private Task ShowPanelAsync(ExamplesView view) => ChangeAsync(user => Examples.ShowPanelAsync(user, view, CancellationToken.None));

    private async Task ChangeAsync(Func<ClaimsPrincipal, Task> change)
    {
        if (await Attempt.RunAsync(change))
            Reload();
    }
}
