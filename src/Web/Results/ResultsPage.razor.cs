using System.Globalization;
using CisLens.Shared.Runs;
using CisLens.Web.Live;
using CisLens.Web.Tracks;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Results;

/// <summary>The table of sequences and, below it, the tracks of one. While the run goes on, both fill.</summary>
public sealed partial class ResultsPage
{
    [Parameter]
    public long? Row { get; set; }

    [Inject]
    private RunTracks Results { get; set; } = null!;

    protected override string Path => RowPath(Row);

    // New chunks fill the table and the tracks; only the first of them, and the end of the run, change the page itself.
    protected override int ProgressOf(RunSnapshot snapshot) => snapshot.Detail.Stages.Sum(stage => stage.ChunksDone);

    protected override bool LoadsAgain(int before) => before == 0;

    private async Task<ResultsHead?> LoadAsync(CancellationToken cancellationToken)
    {
        var head = await Results.HeadAsync(ProjectId, RunId, cancellationToken);
        if (head is not null)
            Watch(head.Run);
        return head;
    }

    private string RowPath(long? row) => $"projects/{ProjectId}/runs/{RunId}/results{(row is { } number ? "/" + number.ToString(CultureInfo.InvariantCulture) : "")}";

    private string Address(long? row, ResultsQuery query) => $"{RowPath(row)}{query}";

    private void Choose(long row) => Navigation.NavigateTo(Address(row, Query.Chosen()));
}
