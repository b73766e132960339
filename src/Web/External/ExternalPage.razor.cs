using System.Globalization;
using System.Security.Claims;
using CisLens.Inference.Runs.External;
using CisLens.Web.Shell;
using CisLens.Web.Uploads;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.External;

/// <summary>The maps of a run beside what is known from elsewhere. While something is compared, the page fills.</summary>
public sealed partial class ExternalPage
{
    private Loaded<ExternalView>? _loaded;

    [Inject]
    private ExternalComparisons Comparisons { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    protected override string Path => $"projects/{ProjectId}/runs/{RunId}/annotations";

    protected override void Leave() => Comparisons.Changed -= OnCompared;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (RendererInfo.IsInteractive)
            Comparisons.Changed += OnCompared;
    }

    private async Task<ExternalView?> LoadAsync(CancellationToken cancellationToken)
    {
        var view = await Comparisons.FindAsync(ProjectId, RunId, cancellationToken);
        if (view is not null)
            Watch(view.Head.Run);
        return view;
    }

    private void OnCompared(object? sender, EventArgs change) => _ = InvokeAsync(() => _loaded?.ReloadAsync() ?? Task.CompletedTask);

    private void ChooseTarget(ChangeEventArgs change) => Go(new ExternalQuery(int.Parse((string)change.Value!, CultureInfo.InvariantCulture)));

    private Task AddAsync((string Upload, string FileName) file) =>
        ChangeAsync(user => Comparisons.AddAsync(UploadKey.Of(user, ProjectId, file.Upload), RunId, file.FileName, ExternalSource.Barcodes, CancellationToken.None));

    private Task RemoveAsync(string id) => ChangeAsync(_ =>
    {
        Comparisons.Remove(RunId, id);
        return Task.CompletedTask;
    });

    private async Task ChangeAsync(Func<ClaimsPrincipal, Task> change)
    {
        if (await Attempt.RunAsync(change))
            await _loaded!.ReloadAsync();
    }
}
