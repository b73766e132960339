using CisLens.Inference.Training.Sets;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Simulation;

/// <summary>Makes simulated sets and has models trained on them; looks at trainings while they are under way.</summary>
public sealed partial class SimulatePage
{
    private Loaded<SimulationShelf>? _loaded;
    private bool _isWatching;
    private string? _made;

    [Parameter]
    public required string ProjectId { get; set; }

    [Inject]
    private SimulationService Simulations { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    protected override bool IsWatching => _isWatching;

    protected override Task LookAsync() => _loaded!.ReloadAsync();

    private async Task<SimulationShelf?> LoadAsync(CancellationToken cancellationToken)
    {
        var shelf = await Simulations.ShelfAsync(ProjectId, cancellationToken);
        _isWatching = shelf?.Trainings.Any(training => !training.HasEnded()) == true;
        return shelf;
    }

    private async Task MakeAsync(NewSimulation wanted)
    {
        if (await Attempt.RunAsync(async user => _made = await Simulations.MakeAsync(user, ProjectId, wanted, CancellationToken.None)))
            await _loaded!.ReloadAsync();
    }

    private async Task TrainAsync(NewTraining wanted)
    {
        if (await Attempt.RunAsync(user => Simulations.TrainAsync(user, ProjectId, wanted, CancellationToken.None)))
            await _loaded!.ReloadAsync();
    }

    private async Task StopAsync(TrainingRecord training)
    {
        if (await Attempt.RunAsync(() => Simulations.StopAsync(ProjectId, training.Id, CancellationToken.None)))
            await _loaded!.ReloadAsync();
    }
}
