using CisLens.Inference.Training.Sets;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Simulation;

/// <summary>Makes simulated sets and has models trained on them; looks at trainings under way every two seconds.</summary>
public sealed partial class SimulatePage : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _gone = new();
    private Loaded<SimulationShelf>? _loaded;
    private bool _isWatching;
    private string? _made;

    [Parameter]
    public required string ProjectId { get; set; }

    [Inject]
    private SimulationService Simulations { get; set; } = null!;

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
                if (_isWatching && _loaded is not null)
                    await _loaded.ReloadAsync();
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    private async Task<SimulationShelf?> LoadAsync(CancellationToken cancellationToken)
    {
        var shelf = await Simulations.ShelfAsync(ProjectId, cancellationToken);
        _isWatching = shelf?.Trainings.Any(training => !training.HasEnded()) == true;
        return shelf;
    }

    private async Task MakeAsync(NewSimulation wanted)
    {
        if (await Attempt.RunAsync(async () => _made = await Simulations.MakeAsync(ProjectId, wanted, CancellationToken.None)))
            await _loaded!.ReloadAsync();
    }

    private async Task TrainAsync(NewTraining wanted)
    {
        if (await Attempt.RunAsync(() => Simulations.TrainAsync(ProjectId, wanted, CancellationToken.None)))
            await _loaded!.ReloadAsync();
    }

    private async Task StopAsync(TrainingRecord training)
    {
        if (await Attempt.RunAsync(() => Simulations.StopAsync(ProjectId, training.Id, CancellationToken.None)))
            await _loaded!.ReloadAsync();
    }
}
