using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Sequences;

/// <summary>What was found in an uploaded file, before anything is computed with it.</summary>
public sealed partial class SequenceSetPage : IDisposable
{
    private Loaded<SequenceSetPreview>? _loaded;

    [Parameter]
    public required string ProjectId { get; set; }

    [Parameter]
    public required string SetId { get; set; }

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

    private static string Subtitle(SequenceSetPreview preview) =>
        (preview.Report is { } report ? $"{report.FileName} · {report.Format} · {report.Alphabet} · {Words.Bytes(report.Bytes)}" : preview.Set.Source)
        + (preview.Set.Person is { } person ? $" · added by {person}" : "");

    private void OnImportChanged(object? sender, EventArgs change) =>
        _ = InvokeAsync(() => _loaded?.ReloadAsync() ?? Task.CompletedTask);

    private async Task DeleteAsync()
    {
        if (await Attempt.RunAsync(user => Sequences.DeleteAsync(user, ProjectId, SetId, CancellationToken.None)))
            Navigation.NavigateTo($"projects/{ProjectId}/sequences");
    }
}
