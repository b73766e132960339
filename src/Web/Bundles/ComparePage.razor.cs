using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Bundles;

/// <summary>A run and the same run once more. While the second runs, the page follows it.</summary>
public sealed partial class ComparePage
{
    [Inject]
    private RunComparisons Comparisons { get; set; } = null!;

    [Inject]
    private RunStarts Runs { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    protected override string Path => $"projects/{ProjectId}/runs/{RunId}/compare";

    // Nothing changes on the page before the run has ended.
    protected override bool LoadsAgain(int before) => false;

    private async Task<ComparisonView?> LoadAsync(CancellationToken cancellationToken)
    {
        var view = await Comparisons.FindAsync(ProjectId, RunId, Query.With, cancellationToken);
        if (view is not null)
            Watch(view.Run);
        return view;
    }

    private async Task AgainAsync()
    {
        string? again = null;
        if (await Attempt.RunAsync(async user => again = await Runs.AgainAsync(user, ProjectId, RunId, CancellationToken.None)))
            Navigation.NavigateTo($"projects/{ProjectId}/runs/{again}/compare{new CompareQuery(RunId)}");
    }
}
