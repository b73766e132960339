using CisLens.Inference.Models;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Models;

/// <summary>What a model is ready for, with the button that has it tested again.</summary>
public sealed partial class ReadinessSection
{
    private Loaded<ReadinessState>? _loaded;
    private ReadinessState? _state;

    /// <summary>The project from which the model is looked at; null in the shared catalogue.</summary>
    [Parameter]
    public string? ProjectId { get; set; }

    [Parameter, EditorRequired]
    public required string ModelId { get; set; }

    [Parameter, EditorRequired]
    public required ModelCard Card { get; set; }

    [Inject]
    private ReadinessService Readiness { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    protected override bool IsWatching => _state?.Asked == true;

    protected override Task LookAsync() => _loaded!.ReloadAsync();

    private async Task<ReadinessState?> LoadAsync(CancellationToken cancellationToken)
    {
        _state = await Readiness.FindAsync(ModelId, Card, cancellationToken);
        StateHasChanged();
        return _state;
    }

    private async Task AskAsync()
    {
        if (await Attempt.RunAsync(() => Readiness.AskAsync(ModelId, CancellationToken.None)))
            await _loaded!.ReloadAsync();
    }
}
