using System.Collections.Concurrent;
using System.Threading.Channels;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Shell;
using CisLens.Web.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Sequences;

/// <summary>Reads uploaded files into sets, one after another, while people do other things. What a restart interrupted begins again.</summary>
public sealed class SequenceImports(
    IDbContextFactory<CisLensDb> databases, DataFolder data, UploadStore uploads, ILogger<SequenceImports> logger) : BackgroundService
{
    private readonly Channel<ImportJob> _waiting = Channel.CreateUnbounded<ImportJob>();
    private readonly ConcurrentDictionary<string, ImportProgress> _progress = new();

    /// <summary>A set is further, ready or refused. Raised from another thread, a few times a second at most.</summary>
    public event EventHandler? Changed;

    public void Enqueue(ImportJob job) => _waiting.Writer.TryWrite(job);

    /// <summary>How far a set being read is; null for others.</summary>
    public ImportProgress? ProgressOf(string set) => _progress.GetValueOrDefault(set);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await EnqueueInterruptedAsync(stoppingToken);
        await foreach (var job in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await ImportAsync(job, stoppingToken);
            _progress.TryRemove(job.Set, out _);
            Tell();
        }
    }

    private void Tell() => Changed?.Invoke(this, EventArgs.Empty);

    private async Task EnqueueInterruptedAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var interrupted = await database.SequenceSets.Where(set => set.State == SequenceSetState.Importing)
            .OrderBy(set => set.CreatedAt).Select(set => new { set.Id, set.Source }).ToListAsync(cancellationToken);
        foreach (var set in interrupted)
            Enqueue(new ImportJob(set.Id, uploads.FileOf(set.Id), set.Source));
    }

    private async Task ImportAsync(ImportJob job, CancellationToken cancellationToken)
    {
        try
        {
            var report = await Task.Run(() => Read(job, cancellationToken), cancellationToken);
            await MarkAsync(job.Set, set =>
            {
                (set.State, set.Count, set.Rejected, set.Sha256) = (SequenceSetState.Ready, report.Count, report.RejectedCount, report.Sha256);
            });
            File.Delete(job.File);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The portal stops; the set stays as it is and is read when the portal starts again.
        }
        catch (Exception error) when (error is InputException or StorageFullException)
        {
            await FailAsync(job, error.Message);
        }
        catch (Exception error)
        {
            var id = LogIds.New();
            logger.LogError(error, "Reading a file of sequences failed ({LogId}).", id);
            await FailAsync(job, $"{job.Name} could not be read because of an error in CisLens; the log has the details under {id}.");
        }
    }

    private ImportReport Read(ImportJob job, CancellationToken cancellationToken)
    {
        // An import that was cut off by a kill after its last step, before the database knew.
        if (Directory.Exists(data.SequenceSet(job.Set)))
        {
            using var set = SequenceSet.Open(data.SequenceSet(job.Set));
            return set.Report;
        }

        if (!File.Exists(job.File))
            throw new InputException($"{job.Name} is not there any more; upload it again.");
        using var source = File.OpenRead(job.File);
        // Reports come after each MB of text.
        return SequenceImport.Run(source, job.Name, new ImportOptions(), data.SequenceSet(job.Set), new PacedProgress<ImportProgress>(value => _progress[job.Set] = value, Tell), cancellationToken);
    }

    private async Task FailAsync(ImportJob job, string sentence)
    {
        await MarkAsync(job.Set, set => (set.State, set.Failure) = (SequenceSetState.Failed, sentence));
        File.Delete(job.File);
    }

    private async Task MarkAsync(string id, Action<SequenceSetEntity> change)
    {
        await using var database = await databases.CreateDbContextAsync();
        if (await database.SequenceSets.SingleOrDefaultAsync(set => set.Id == id) is not { } set)
            return;
        change(set);
        await database.SaveChangesAsync();
    }
}
