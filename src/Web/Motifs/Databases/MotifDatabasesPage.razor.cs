using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Motifs.Databases;

/// <summary>The motif databases of a project, and the way to add one.</summary>
public sealed partial class MotifDatabasesPage
{
    private const int MostNamed = 10;

    private Loaded<MotifDatabaseList>? _loaded;
    private AddedMotifDatabase? _added;

    [Parameter]
    public required string ProjectId { get; set; }

    [Inject]
    private MotifDatabaseService Databases { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    private async Task AddAsync(AddMotifDatabaseForm form)
    {
        _added = null;
        if (await Attempt.RunAsync(async user => _added = await Databases.AddUploadAsync(user, ProjectId, form.Upload, form.FileName, form.Details, CancellationToken.None)))
            await (_loaded?.ReloadAsync() ?? Task.CompletedTask);
    }
}
