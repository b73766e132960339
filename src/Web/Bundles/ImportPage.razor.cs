using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Bundles;

/// <summary>Where a bundle becomes a run. Whoever stays is taken to it.</summary>
public sealed partial class ImportPage : IDisposable
{
    private Loaded<ImportView>? _loaded;
    private string? _sent;

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

    public void Dispose() => Imports.Changed -= OnImportChanged;

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            Imports.Changed += OnImportChanged;
    }

    private async Task<ImportView?> LoadAsync(CancellationToken cancellationToken) =>
        await Names.FindAsync(ProjectId, cancellationToken) is { } name ? new ImportView(name, Imports.List(ProjectId)) : null;

    private void OnImportChanged(object? sender, EventArgs change) => _ = InvokeAsync(FollowAsync);

    private async Task FollowAsync()
    {
        if (_sent is { } sent && Imports.Find(ProjectId, sent) is { Run: { } run })
            Navigation.NavigateTo($"projects/{ProjectId}/runs/{run}");
        else if (_loaded is not null)
            await _loaded.ReloadAsync();
    }

    private async Task ImportAsync((string Upload, string FileName) file)
    {
        if (await Attempt.RunAsync(user =>
        {
            _sent = Imports.Add(user, ProjectId, file.Upload, file.FileName);
            return Task.CompletedTask;
        }))
            await FollowAsync();
    }
}
