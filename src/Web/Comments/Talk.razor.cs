using System.Security.Claims;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using CisLens.Web.Live;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CisLens.Web.Comments;

/// <summary>Holds the comments on a run for a page, and follows them while it is open.</summary>
public sealed partial class Talk : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _subscription;
    private string? _run;
    private long _heard;

    [Parameter, EditorRequired]
    public required string ProjectId { get; set; }

    [Parameter, EditorRequired]
    public required string RunId { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private RunComments Comments { get; set; } = null!;

    [Inject]
    private RunFeed Feed { get; set; } = null!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = null!;

    [Inject]
    private ILogger<Talk> Logger { get; set; } = null!;

    /// <summary>All comments, oldest first; null while they are not there, and for whoever may not read them.</summary>
    public IReadOnlyList<Comment>? All { get; private set; }

    public ClaimsPrincipal User { get; private set; } = new();

    /// <summary>Whether the person may comment.</summary>
    public bool MaySpeak { get; private set; }

    /// <summary>Whether the person may take away what others said.</summary>
    public bool MayTakeAway { get; private set; }

    /// <summary>What was said of a place.</summary>
    public IReadOnlyList<Comment> Of(CommentPlace place) => [.. (All ?? []).Where(comment => comment.Place == place.Key)];

    /// <summary>Reads the comments again.</summary>
    public async Task LookAsync()
    {
        try
        {
            All = await Comments.ListAsync(RunId, _gone.Token);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error)
        {
            // The page is about something else; it goes on with what it has.
            Logger.LogError(error, "Comments on run {Run} could not be read.", RunId);
        }

        StateHasChanged();
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        _subscription?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_run == RunId)
            return;
        _run = RunId;
        User = (await Authentication).User;
        All = null;
        if (!await MayAsync(ProjectPolicies.Reader))
            return;
        (MaySpeak, MayTakeAway) = (await MayAsync(ProjectPolicies.Commenter), await MayAsync(ProjectPolicies.Owner));
        _subscription?.Dispose();
        // A page that is only prerendered follows nothing: nobody would dispose it.
        _subscription = RendererInfo.IsInteractive ? Feed.Subscribe(RunId, snapshot => _ = InvokeAsync(() => HearAsync(snapshot))) : null;
        await LookAsync();
    }

    private Task HearAsync(RunSnapshot snapshot)
    {
        var last = snapshot.Log.LastOrDefault(one => one.Kind == RunEventKind.Comment)?.Id ?? 0;
        if (snapshot.Run.Id != RunId || last <= _heard)
            return Task.CompletedTask;
        _heard = last;
        return LookAsync();
    }

    private async Task<bool> MayAsync(string policy) => (await Authorization.AuthorizeAsync(User, ProjectId, policy)).Succeeded;
}
