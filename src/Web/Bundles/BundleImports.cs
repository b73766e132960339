using System.Collections.Concurrent;
using System.Security.Claims;
using System.Threading.Channels;
using CisLens.Shared;
using CisLens.Shared.Settings;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Shell;
using CisLens.Web.Uploads;

namespace CisLens.Web.Bundles;

/// <summary>
/// Makes runs of bundles that people upload, one after another, while they do other things; of several portals on one folder one at a time does. What a restart interrupted begins
/// again. Callers have made sure that the person may change the project.
/// </summary>
public sealed class BundleImports(
    BundleImportFiles files, BundleImporter importer, DataFolder data, UploadStore uploads, CisLensSettings settings, TimeProvider clock, ILogger<BundleImports> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Channel<(string Project, string Id)> _waiting = Channel.CreateUnbounded<(string, string)>();
    private readonly ConcurrentDictionary<string, double> _progress = new();

    /// <summary>An import is further, done or failed. Raised from another thread, a few times a second at most.</summary>
    public event EventHandler? Changed;

    /// <summary>The imports of a project of the last days, the latest first.</summary>
    public IReadOnlyList<BundleImportLine> List(string project) => [.. files.List(project).Select(Line)];

    /// <summary>Null when the project has no such import.</summary>
    public BundleImportLine? Find(string project, string id) => files.Find(project, id) is { } import ? Line(import) : null;

    /// <summary>Takes in an upload that has arrived whole, and begins to make a run of it.</summary>
    /// <param name="user">Who does it.</param>
    /// <param name="project">The project.</param>
    /// <param name="upload">The upload's identifier.</param>
    /// <param name="fileName">What the person calls the file.</param>
    /// <returns>The import's identifier.</returns>
    /// <exception cref="InputException">The file has not arrived.</exception>
    public string Add(ClaimsPrincipal user, string project, string upload, string fileName)
    {
        var (path, name) = (uploads.Whole(UploadKey.Of(user, project, upload)), Path.GetFileName(fileName));
        if (!File.Exists(path))
            throw new InputException($"{name} has not arrived whole; upload it again.");
        var import = new BundleImport
        {
            Id = Identifier.New(), ProjectId = project, Name = name, PersonId = user.PersonId()!, Person = user.PersonName(), At = clock.GetUtcNow(), Run = Identifier.New(),
        };
        files.Add(import, path);
        _waiting.Writer.TryWrite((project, import.Id));
        return import.Id;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var import in await Task.Run(() => files.All, stoppingToken))
            if (import.EndedAt is null)
                await _waiting.Writer.WriteAsync((import.ProjectId, import.Id), stoppingToken);
        await foreach (var (project, id) in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                // So that two never make the same set, and that what waits for one portal is not done twice because another started.
                using (await FileLock.TakeAsync(data.ImportLock, Patience, () => { }, stoppingToken))
                    if (files.Find(project, id) is { EndedAt: null } import)
                        await ImportAsync(import, stoppingToken);
                Forget();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogError(error, "An import could not be begun, or not be ended; it begins again when the portal starts.");
            }

            _progress.TryRemove(id, out _);
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    private async Task ImportAsync(BundleImport import, CancellationToken cancellationToken)
    {
        try
        {
            var progress = new PacedProgress<double>(share => _progress[import.Id] = share, () => Changed?.Invoke(this, EventArgs.Empty));
            await Task.Run(() => importer.RunAsync(import, progress, cancellationToken), cancellationToken);
            End(import, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The portal stops; the import begins again when it starts.
        }
        catch (Exception error) when (error is InputException or StorageFullException)
        {
            End(import, error.Message);
        }
        catch (Exception error)
        {
            var id = LogIds.New();
            logger.LogError(error, "Importing a bundle failed ({LogId}).", id);
            End(import, $"{import.Name} could not be imported because of an error in CisLens; the log has the details under {id}.");
        }
    }

    private void End(BundleImport import, string? failure)
    {
        // It knows by now which set was made.
        if (files.Find(import.ProjectId, import.Id) is not { } known)
            return;
        files.Update(known with { EndedAt = clock.GetUtcNow(), Failure = failure });
        File.Delete(files.Bundle(import));
    }

    private void Forget()
    {
        var since = clock.GetUtcNow() - TimeSpan.FromDays(settings.Uploads.KeptDays);
        foreach (var old in files.All.Where(import => import.EndedAt < since))
            files.Remove(old);
    }

    private BundleImportLine Line(BundleImport import) => import switch
    {
        { EndedAt: null } => new(import.Id, import.Name, BundleImportState.Importing, _progress.TryGetValue(import.Id, out var share) ? share : null, null, null, import.Person, import.At),
        { Failure: { } failure } => new(import.Id, import.Name, BundleImportState.Failed, null, null, failure, import.Person, import.At),
        _ => new(import.Id, import.Name, BundleImportState.Done, null, import.Run, null, import.Person, import.At),
    };
}
