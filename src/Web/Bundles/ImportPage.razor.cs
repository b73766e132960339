using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Bundles;

/// <summary>Where a bundle becomes a run.</summary>
public sealed partial class ImportPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private string _name = "";
    private double _share;

    [Parameter]
    public required string ProjectId { get; set; }

    [Inject]
    private BundleImports Imports { get; set; } = null!;

    [Inject]
    private ProjectNames Names { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task ImportAsync((string Upload, string FileName) file)
    {
        (_name, _share) = (file.FileName, 0);
        var progress = new PacedProgress<double>(share => _share = share, () => _ = InvokeAsync(StateHasChanged));
        string? run = null;
        if (await Attempt.RunAsync(async user => run = await Imports.AddUploadAsync(user, ProjectId, file.Upload, file.FileName, progress, _gone.Token)))
            Navigation.NavigateTo($"projects/{ProjectId}/runs/{run}");
    }
}
