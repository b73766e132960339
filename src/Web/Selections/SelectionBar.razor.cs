using System.Security.Claims;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Selections;

/// <summary>Keeps a sequence as an example, and remembers that it was looked at and how one came to it. One component a row: give the row as its key.</summary>
public sealed partial class SelectionBar
{
    private SelectionReason _reason = SelectionReason.Unknown;
    private bool _bookmarked;

    [Parameter, EditorRequired]
    public required string ProjectId { get; set; }

    [Parameter, EditorRequired]
    public required string RunId { get; set; }

    [Parameter, EditorRequired]
    public required long Row { get; set; }

    /// <summary>How one came to the row; what it says later, while the row stays, does not count.</summary>
    [Parameter, EditorRequired]
    public required SelectionReason Reason { get; set; }

    /// <summary>Whether a person asked for the row; the first of a run shows itself.</summary>
    [Parameter]
    public bool IsChosen { get; set; } = true;

    [Inject]
    private SelectionLedger Ledger { get; set; } = null!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    /// <summary>Remembers that the sequence was taken out.</summary>
    public async Task ExportedAsync()
    {
        await Attempt.RunAsync(user => NoteAsync(user, SelectionAction.Exported));
        StateHasChanged();
    }

    protected override async Task OnInitializedAsync()
    {
        _reason = Reason;
        // Drawn before the page is alive it was not looked at yet.
        if (!RendererInfo.IsInteractive)
            return;
        await Attempt.RunAsync(async user =>
        {
            _bookmarked = await Ledger.IsBookmarkedAsync(RunId, Row, CancellationToken.None);
            if (IsChosen)
                await NoteAsync(user, SelectionAction.Opened);
        });
    }

    // What members look at is part of the project; what others do who read the run by a link is not.
    private async Task NoteAsync(ClaimsPrincipal user, SelectionAction action)
    {
        if ((await Authorization.AuthorizeAsync(user, ProjectId, ProjectPolicies.Reader)).Succeeded)
            await Ledger.RecordAsync(user, RunId, Row, action, _reason, CancellationToken.None);
    }

    private async Task ToggleAsync()
    {
        var keep = !_bookmarked;
        if (await Attempt.RunAsync(user => keep
            ? Ledger.RecordAsync(user, RunId, Row, SelectionAction.Bookmarked, _reason, CancellationToken.None)
            : Ledger.RemoveBookmarksAsync(RunId, [Row], CancellationToken.None)))
            _bookmarked = keep;
    }
}
