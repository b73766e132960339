using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Sequences;

/// <summary>The sequence sets of a project, and the two ways to add one.</summary>
public sealed partial class SequencesPage : IDisposable
{
    private Loaded<SequenceSetList>? _loaded;

    [Parameter]
    public required string ProjectId { get; set; }

    [Inject]
    private SequenceService Sequences { get; set; } = null!;

    [Inject]
    private SequenceImports Imports { get; set; } = null!;

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

    private void OnImportChanged(object? sender, EventArgs change) =>
        _ = InvokeAsync(() => _loaded?.ReloadAsync() ?? Task.CompletedTask);

    private async Task UploadedAsync((string Upload, string FileName) file)
    {
        string? set = null;
        if (await Attempt.RunAsync(async user => set = await Sequences.AddUploadAsync(user, ProjectId, file.Upload, file.FileName, CancellationToken.None)))
            Navigation.NavigateTo($"projects/{ProjectId}/sequences/{set}");
    }

    private async Task PastedAsync((string Name, string Text) pasted)
    {
        string? set = null;
        if (await Attempt.RunAsync(async user => set = await Sequences.AddTextAsync(user, ProjectId, pasted.Name, pasted.Text, CancellationToken.None)))
            Navigation.NavigateTo($"projects/{ProjectId}/sequences/{set}");
    }
}
