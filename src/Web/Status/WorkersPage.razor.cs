using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CisLens.Web.Status;

/// <summary>The workers, as they are; administrators drain and remove them.</summary>
public sealed partial class WorkersPage : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _gone = new();
    private Loaded<WorkersView>? _loaded;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private WorkerService Workers { get; set; } = null!;

    [Inject]
    private CisLensSettings Settings { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        using var timer = new PeriodicTimer(Pace, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
                await _loaded!.ReloadAsync();
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    private async Task<WorkersView?> LoadAsync(CancellationToken cancellationToken) => await Workers.ListAsync((await Authentication).User, cancellationToken);

    private Task DrainAsync(WorkerRow worker) => ActAsync(async () => await Workers.DrainAsync((await Authentication).User, worker.Id, !worker.IsDrained, CancellationToken.None));

    private Task RemoveAsync(WorkerRow worker) => ActAsync(async () => await Workers.RemoveAsync((await Authentication).User, worker.Id, CancellationToken.None));

    private async Task ActAsync(Func<Task> action)
    {
        if (await Attempt.RunAsync(action))
            await _loaded!.ReloadAsync();
    }

    private static string Question(WorkerRow worker) => worker.State == WorkerState.Gone
        ? "Take it from the list?"
        : "End it? What it computes goes to others. One that the portal or the system starts again comes back.";

    private static string Word(WorkerState state) => state switch
    {
        WorkerState.OtherVersion => "other version",
        WorkerState.Held => "cannot write",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static string Look(WorkerState state) => state switch
    {
        WorkerState.Idle => "Ready",
        WorkerState.Computing => nameof(RunState.Running),
        WorkerState.Draining or WorkerState.Drained => nameof(RunState.Cancelling),
        WorkerState.OtherVersion or WorkerState.Held => nameof(RunState.Failed),
        _ => nameof(RunState.Cancelled),
    };
}
