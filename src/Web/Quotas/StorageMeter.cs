using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Quotas;

/// <summary>Measures on the disk what runs, sequences, models and motif databases take, once each, when it is first asked for after they ended or arrived.</summary>
public sealed class StorageMeter(IDbContextFactory<CisLensDb> databases, DataFolder data)
{
    /// <summary>Measures whatever is not measured yet.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var id in await database.Runs.Where(run => run.StoredBytes == 0 && (run.State == RunState.Done || run.State == RunState.Failed || run.State == RunState.Cancelled)).Select(run => run.Id).ToListAsync(cancellationToken))
        {
            var bytes = BytesOf(data.Run(id).Root);
            await database.Runs.Where(run => run.Id == id).ExecuteUpdateAsync(set => set.SetProperty(run => run.StoredBytes, bytes), cancellationToken);
        }

        foreach (var id in await database.SequenceSets.Where(set => set.StoredBytes == 0 && set.State == SequenceSetState.Ready).Select(set => set.Id).ToListAsync(cancellationToken))
        {
            var bytes = BytesOf(data.SequenceSet(id));
            await database.SequenceSets.Where(set => set.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.StoredBytes, bytes), cancellationToken);
        }

        foreach (var id in await database.Models.Where(model => model.StoredBytes == 0 && model.ProjectId != null).Select(model => model.Id).ToListAsync(cancellationToken))
        {
            var bytes = BytesOf(data.Model(id));
            await database.Models.Where(model => model.Id == id).ExecuteUpdateAsync(set => set.SetProperty(model => model.StoredBytes, bytes), cancellationToken);
        }

        foreach (var id in await database.MotifDatabases.Where(one => one.StoredBytes == 0 && one.ProjectId != null).Select(one => one.Id).ToListAsync(cancellationToken))
        {
            var bytes = BytesOf(data.MotifDatabase(id));
            await database.MotifDatabases.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.StoredBytes, bytes), cancellationToken);
        }
    }

    /// <summary>Bytes of a file, or of everything in a folder; 0 for what is not there.</summary>
    public static long BytesOf(string path) =>
        File.Exists(path) ? new FileInfo(path).Length
        : Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
        : 0;
}
