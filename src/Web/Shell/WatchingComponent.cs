using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Shell;

/// <summary>A component that looks every two seconds, for as long as something is under way, at what nobody announces.</summary>
public abstract class WatchingComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _gone = new();

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    /// <summary>Whether something is under way.</summary>
    protected abstract bool IsWatching { get; }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Looks again.</summary>
    protected abstract Task LookAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        using var timer = new PeriodicTimer(Pace, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
                if (IsWatching)
                    await LookAsync();
        }
        catch (OperationCanceledException)
        {
            // The component is gone.
        }
    }
}
