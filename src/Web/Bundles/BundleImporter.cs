using System.Security.Cryptography;
using CisLens.Inference.Models;
using CisLens.Inference.Runs.Bundles;
using CisLens.Inference.Runs.Bundles.Import;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Quotas;
using CisLens.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Bundles;

/// <summary>Makes a run of a bundle. The bundle is checked whole before anything of it is written; what a killed portal left of an earlier attempt is removed first.</summary>
public sealed class BundleImporter(
    IDbContextFactory<CisLensDb> databases, DataFolder data, BundleImportFiles files, QuotaDesk quotas, ModelCatalogue catalogue, IEnumerable<IRunWords> words, ActivityLog activities, TimeProvider clock)
{
    private const int LongestName = 200;

    /// <summary>Imports.</summary>
    /// <param name="import">The bundle and whose it is. The set that is made is noted in its file before it is.</param>
    /// <param name="progress">Hears the share of the bundle that was checked, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it; nothing stays but the bundle.</param>
    /// <exception cref="InputException">It is no bundle that can be imported.</exception>
    /// <exception cref="StorageFullException">The disk is full.</exception>
    public async Task RunAsync(BundleImport import, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (await IsStoredAsync(import.Run, cancellationToken))
            return;
        await UndoAsync(import);
        var path = files.Bundle(import);
        if (!File.Exists(path))
            throw new InputException($"{import.Name} is not there any more; upload it again.");
        using var bundle = BundleReader.Open(path, import.Name);
        var stages = BundleRestore.Plan(bundle);
        await quotas.CheckStoreAsync(import.PersonId, import.ProjectId, new FileInfo(path).Length + bundle.UnpackedBytes, cancellationToken);
        bundle.Verify(progress, cancellationToken);
        var said = Said(bundle, import.Run);
        try
        {
            var (set, isNew) = await SetAsync(import, bundle, cancellationToken);
            var spec = bundle.Spec with
            {
                Sequences = bundle.Spec.Sequences with { Id = set.Id, Sha256 = set.Sha256 },
                Model = await ModelAsync(import.ProjectId, bundle.Spec.Model, cancellationToken),
            };
            using (var sequences = SequenceSet.Open(data.SequenceSet(set.Id)))
                BundleRestore.Write(bundle, spec, sequences, data.Run(import.Run), cancellationToken);
            var sha256 = Keep(bundle, path, import.Run, cancellationToken);
            var entity = Entity(import, spec, bundle, sha256);
            foreach (var (_, restored) in said)
                restored.Change?.Invoke(entity);
            await StoreAsync(entity, stages, bundle.Prepared, isNew ? set : null, said, import, Sentence(import.Name, bundle, said), cancellationToken);
        }
        catch
        {
            await UndoAsync(import);
            throw;
        }
    }

    private async Task<bool> IsStoredAsync(string run, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Runs.AnyAsync(one => one.Id == run, cancellationToken);
    }

    /// <summary>Removes what there is of a run that the database does not know, and puts its bundle back.</summary>
    private async Task UndoAsync(BundleImport import)
    {
        if (await IsStoredAsync(import.Run, CancellationToken.None))
            return;
        var folder = data.Run(import.Run);
        if (!File.Exists(files.Bundle(import)) && File.Exists(folder.Bundle) && files.Find(import.ProjectId, import.Id) is not null)
            File.Move(folder.Bundle, files.Bundle(import));
        Remove(folder.Root);
        await using var database = await databases.CreateDbContextAsync(CancellationToken.None);
        if (files.Find(import.ProjectId, import.Id) is { Set: { } set } && !await database.SequenceSets.AnyAsync(one => one.Id == set))
            Remove(data.SequenceSet(set));
    }

    private List<(IRunWords Words, RestoredWords Restored)> Said(BundleReader bundle, string run) =>
    [
        .. words.OrderBy(one => one.File, StringComparer.Ordinal).Select(one => (Words: one, Text: bundle.People(one.File))).Where(one => one.Text is not null)
            .Select(one => (one.Words, one.Words.Read(one.Text!, $"{one.Words.File} in {bundle.Name}", run, bundle.Prepared.Rows))),
    ];

    /// <summary>Puts the bundle into the run's folder, as the run wrote it, and the names that the database has no room for beside it.</summary>
    /// <returns>The SHA-256 of what was sent.</returns>
    private string Keep(BundleReader bundle, string path, string run, CancellationToken cancellationToken)
    {
        var folder = data.Run(run);
        foreach (var one in words.Where(one => one.IsKept && bundle.People(one.File) is not null))
        {
            Directory.CreateDirectory(folder.People);
            AtomicFile.Write(Path.Combine(folder.People, one.File), stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(bundle.People(one.File)!)));
        }

        if (PlainBundle.Is(bundle))
        {
            bundle.Dispose();
            File.Move(path, folder.Bundle);
            return BundleHash.Read(folder)!;
        }

        // Else those who read the run by a link would find in it what members said elsewhere.
        PlainBundle.Write(bundle, folder.Bundle, cancellationToken);
        BundleHash.Read(folder);
        using var sent = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(sent));
    }

    /// <summary>The project's set with the bundle's sequences; made, but not stored in the database, where it has none.</summary>
    private async Task<(SequenceSetEntity Set, bool IsNew)> SetAsync(BundleImport import, BundleReader bundle, CancellationToken cancellationToken)
    {
        var source = bundle.Spec.Sequences;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindSetAsync(database, import.ProjectId, source.Sha256, source.Id, cancellationToken) is { } known)
            return (known, false);
        // The identifier that the set had elsewhere, where it is free: then a repetition of the run gives the same bytes.
        var isFree = Identifier.IsValid(source.Id) && !Directory.Exists(data.SequenceSet(source.Id)) && !await database.SequenceSets.AnyAsync(one => one.Id == source.Id, cancellationToken);
        var id = isFree ? source.Id : Identifier.New();
        files.Update(import with { Set = id });
        var report = BundleSet.Write(bundle, data.SequenceSet(id), cancellationToken);
        // Those of a sample are another set than the one that they were drawn from.
        if (report.Sha256 != source.Sha256 && await FindSetAsync(database, import.ProjectId, report.Sha256, id, cancellationToken) is { } drawn)
        {
            Remove(data.SequenceSet(id));
            return (drawn, false);
        }

        return (new SequenceSetEntity
        {
            Id = id,
            ProjectId = import.ProjectId,
            Name = Cut(source.Name),
            Source = Cut(bundle.Name),
            State = SequenceSetState.Ready,
            Count = report.Count,
            Sha256 = report.Sha256,
            PersonId = import.PersonId,
            StoredBytes = StorageMeter.BytesOf(data.SequenceSet(id)),
            CreatedAt = clock.GetUtcNow(),
        }, true);
    }

    private static Task<SequenceSetEntity?> FindSetAsync(CisLensDb database, string project, string sha256, string id, CancellationToken cancellationToken) =>
        database.SequenceSets.AsNoTracking().Where(set => set.ProjectId == project && set.State == SequenceSetState.Ready && set.Sha256 == sha256)
            .OrderByDescending(set => set.Id == id).ThenBy(set => set.CreatedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The model under the name that it has here: the one of the bundle where its weights are the same, or else any that the project can use and that has them.</summary>
    private async Task<ModelSource> ModelAsync(string project, ModelSource source, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var own = await database.Models.Where(model => model.ProjectId == project).Select(model => model.Id).ToListAsync(cancellationToken);
        var known = own.Concat(catalogue.Shipped().Select(model => model.Id)).ToList();
        if (known.OrderByDescending(id => id == source.Id).FirstOrDefault(id => catalogue.Has(source with { Id = id })) is { } here)
            return source with { Id = here };
        // Pages must not take another model's card, of this project or of another, for this one's.
        return catalogue.Contains(source.Id) ? source with { Id = $"{source.Id}.{source.Sha256[..Math.Min(12, source.Sha256.Length)]}" } : source;
    }

    private RunEntity Entity(BundleImport import, RunSpec spec, BundleReader bundle, string sha256) => new()
    {
        Id = import.Run,
        ProjectId = import.ProjectId,
        Name = Cut(spec.Name),
        PersonId = import.PersonId,
        SpecJson = spec.ToJson(),
        SpecHash = spec.Hash(),
        State = RunState.Done,
        Rows = bundle.Prepared.Rows,
        Dropped = bundle.Prepared.Dropped,
        SoftwareVersion = Cut(bundle.SoftwareVersion),
        ImportedSha256 = sha256,
        StoredBytes = StorageMeter.BytesOf(data.Run(import.Run).Root),
        SubmittedAt = clock.GetUtcNow(),
        FinishedAt = clock.GetUtcNow(),
    };

    private async Task StoreAsync(
        RunEntity run, IReadOnlyList<StagePlan> stages, PreparedRun prepared, SequenceSetEntity? set, List<(IRunWords Words, RestoredWords Restored)> said, BundleImport import, string sentence,
        CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        run.Stages.AddRange(stages.Select((stage, index) => Stage(run, stage, index, Layout(prepared, stage))));
        database.Runs.Add(run);
        if (set is not null)
            database.SequenceSets.Add(set);
        database.AddRange(said.SelectMany(one => one.Restored.Entities));
        database.Activities.Add(activities.Line(import.PersonId, import.Person, run.ProjectId, "imported the run", run.Name));
        await RunEventLog.SaveAsync(database, [Event(run, RunEventKind.Log, sentence), Event(run, RunEventKind.State, "done")], cancellationToken);
        foreach (var stage in run.Stages)
        {
            var layout = Layout(prepared, stages[stage.Ordinal]);
            database.RunChunks.AddRange(Enumerable.Range(0, layout.Count).Select(index => new RunChunkEntity
            {
                RunId = run.Id, StageId = stage.Id, Index = index, FirstRow = layout.First(index), Rows = layout.RowsOf(index), RowsDone = layout.RowsOf(index), State = StageState.Done,
            }));
        }

        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static ChunkLayout Layout(PreparedRun prepared, StagePlan stage) => prepared.Layout(stage.Key) ?? new ChunkLayout(1, 1);

    private static RunStageEntity Stage(RunEntity run, StagePlan stage, int ordinal, ChunkLayout layout) => new()
    {
        RunId = run.Id, Ordinal = ordinal, Key = stage.Key, Kind = stage.Kind, Title = Cut(stage.Title), State = StageState.Done, Rows = layout.Rows, Chunks = layout.Count, FinishedAt = run.FinishedAt,
    };

    private static RunEventEntity Event(RunEntity run, RunEventKind kind, string message) => new() { RunId = run.Id, Kind = kind, Message = message, At = run.SubmittedAt };

    private static string Sentence(string name, BundleReader bundle, List<(IRunWords Words, RestoredWords Restored)> said) => Cut(
        $"Imported from {name}, made with CisLens {bundle.SoftwareVersion}{(said.Count > 0 ? $"; with it came {string.Join(", ", said.Select(one => one.Restored.What))}" : "")}.");

    private static string Cut(string text) => text[..Math.Min(LongestName, text.Length)];

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        // What a killed portal was writing, under names that begin so.
        if (Directory.Exists(Path.GetDirectoryName(folder)))
            foreach (var part in Directory.GetDirectories(Path.GetDirectoryName(folder)!, $"{Path.GetFileName(folder)}.*"))
                Directory.Delete(part, recursive: true);
    }
}
