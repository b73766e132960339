using System.Security.Claims;
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
using CisLens.Web.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Bundles;

/// <summary>Makes runs of bundles that people upload. A bundle is checked whole before anything of it is written below the project.</summary>
public sealed class BundleImports(
    IDbContextFactory<CisLensDb> databases, DataFolder data, UploadStore uploads, QuotaDesk quotas, ModelCatalogue catalogue, ActivityLog activities, TimeProvider clock)
{
    private const int LongestName = 200;

    /// <summary>Makes a run of an upload that has arrived whole. The upload is gone afterwards, also where it is no bundle.</summary>
    /// <param name="user">Who does it.</param>
    /// <param name="project">The project.</param>
    /// <param name="upload">The upload's identifier.</param>
    /// <param name="fileName">What the person calls the file.</param>
    /// <param name="progress">Hears the share of the bundle that was checked, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it; nothing stays but the upload.</param>
    /// <returns>The run's identifier.</returns>
    /// <exception cref="InputException">The file has not arrived, or is no bundle that can be imported.</exception>
    public async Task<string> AddUploadAsync(
        ClaimsPrincipal user, string project, string upload, string fileName, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var (path, name) = (uploads.Whole(UploadKey.Of(user, project, upload)), Path.GetFileName(fileName));
        if (!File.Exists(path))
            throw new InputException($"{name} has not arrived whole; upload it again.");
        try
        {
            return await Task.Run(() => ImportAsync(user, project, path, name, progress, cancellationToken), cancellationToken);
        }
        catch (InputException)
        {
            File.Delete(path);
            throw;
        }
    }

    private async Task<string> ImportAsync(ClaimsPrincipal user, string project, string path, string name, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var bundle = BundleReader.Open(path, name);
        var stages = BundleRestore.Plan(bundle);
        await quotas.CheckStoreAsync(user.PersonId() ?? "", project, new FileInfo(path).Length + bundle.UnpackedBytes, cancellationToken);
        bundle.Verify(progress, cancellationToken);
        var run = Identifier.New();
        var (set, isNew) = await SetAsync(project, bundle, user, cancellationToken);
        try
        {
            var spec = bundle.Spec with
            {
                Sequences = bundle.Spec.Sequences with { Id = set.Id, Sha256 = set.Sha256 },
                Model = await ModelAsync(project, bundle.Spec.Model, cancellationToken),
            };
            using (var sequences = SequenceSet.Open(data.SequenceSet(set.Id)))
                BundleRestore.Write(bundle, spec, sequences, data.Run(run), cancellationToken);
            bundle.Dispose();
            File.Move(path, data.Run(run).Bundle);
            await StoreAsync(Entity(project, run, spec, bundle, user), stages, bundle.Prepared, isNew ? set : null, Words(name, bundle), user, cancellationToken);
            return run;
        }
        catch
        {
            Remove(data.Run(run).Root);
            if (isNew)
                Remove(data.SequenceSet(set.Id));
            throw;
        }
    }

    /// <summary>The project's set with the bundle's sequences; made, but not stored in the database, where it has none.</summary>
    private async Task<(SequenceSetEntity Set, bool IsNew)> SetAsync(string project, BundleReader bundle, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var source = bundle.Spec.Sequences;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindSetAsync(database, project, source.Sha256, source.Id, cancellationToken) is { } known)
            return (known, false);
        // The identifier that the set had elsewhere, where it is free: then a repetition of the run gives the same bytes.
        var isFree = Identifier.IsValid(source.Id) && !Directory.Exists(data.SequenceSet(source.Id)) && !await database.SequenceSets.AnyAsync(one => one.Id == source.Id, cancellationToken);
        var id = isFree ? source.Id : Identifier.New();
        var report = BundleSet.Write(bundle, data.SequenceSet(id), cancellationToken);
        // Those of a sample are another set than the one that they were drawn from.
        if (report.Sha256 != source.Sha256 && await FindSetAsync(database, project, report.Sha256, id, cancellationToken) is { } drawn)
        {
            Remove(data.SequenceSet(id));
            return (drawn, false);
        }

        return (new SequenceSetEntity
        {
            Id = id,
            ProjectId = project,
            Name = Cut(source.Name),
            Source = Cut(bundle.Name),
            State = SequenceSetState.Ready,
            Count = report.Count,
            Sha256 = report.Sha256,
            PersonId = user.PersonId(),
            StoredBytes = Size(data.SequenceSet(id)),
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

    private RunEntity Entity(string project, string run, RunSpec spec, BundleReader bundle, ClaimsPrincipal user) => new()
    {
        Id = run,
        ProjectId = project,
        Name = Cut(spec.Name),
        PersonId = user.PersonId(),
        SpecJson = spec.ToJson(),
        SpecHash = spec.Hash(),
        State = RunState.Done,
        Rows = bundle.Prepared.Rows,
        Dropped = bundle.Prepared.Dropped,
        SoftwareVersion = Cut(bundle.SoftwareVersion),
        ImportedSha256 = BundleHash.Read(data.Run(run)),
        StoredBytes = Size(data.Run(run).Root),
        SubmittedAt = clock.GetUtcNow(),
        FinishedAt = clock.GetUtcNow(),
    };

    private async Task StoreAsync(
        RunEntity run, IReadOnlyList<StagePlan> stages, PreparedRun prepared, SequenceSetEntity? set, string words, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        run.Stages.AddRange(stages.Select((stage, index) => Stage(run, stage, index, Layout(prepared, stage))));
        database.Runs.Add(run);
        if (set is not null)
            database.SequenceSets.Add(set);
        database.Activities.Add(activities.Line(user, run.ProjectId, "imported the run", run.Name));
        await RunEventLog.SaveAsync(database, [Event(run, RunEventKind.Log, words), Event(run, RunEventKind.State, "done")], cancellationToken);
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

    private static string Words(string name, BundleReader bundle) => Cut($"Imported from {name}, made with CisLens {bundle.SoftwareVersion}.");

    private static string Cut(string text) => text[..Math.Min(LongestName, text.Length)];

    private static long Size(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
