using System.Globalization;
using System.Security.Claims;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training.Sets;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Quotas;
using CisLens.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Simulation;

/// <summary>Makes simulated sets, and has workers train models on them.</summary>
public sealed class SimulationService(
    IDbContextFactory<CisLensDb> databases, DataFolder data, ProjectNames names, TrainingStore store, ITrainingJobs jobs, QuotaDesk quotas, ActivityLog activities, TimeProvider clock)
{
    private const int LongestName = 100;

    /// <summary>Null when there is no such project.</summary>
    public async Task<SimulationShelf?> ShelfAsync(string project, CancellationToken cancellationToken)
    {
        if (await names.FindAsync(project, cancellationToken) is not { } name)
            return null;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var sets = await database.SequenceSets.AsNoTracking().Where(set => set.ProjectId == project && set.State == SequenceSetState.Ready)
            .OrderByDescending(set => set.CreatedAt).ToListAsync(cancellationToken);
        var lines = sets.ToLookup(set => SimulationTruth.IsIn(data.SequenceSet(set.Id)));
        return new SimulationShelf(
            name, [.. lines[true].Select(set => new SimulatedSetLine(set.Id, set.Name, set.Count, Content(set.Id)))],
            [.. lines[false].Select(set => new SimulatedSetLine(set.Id, set.Name, set.Count, ""))], store.List(project));
    }

    /// <summary>Makes a set and answers its id.</summary>
    /// <exception cref="InputException">A setting cannot be used; the sentence says why.</exception>
    public async Task<string> MakeAsync(ClaimsPrincipal user, string project, NewSimulation wanted, CancellationToken cancellationToken)
    {
        var options = SimulationOptions.Read(wanted.Settings, wanted.Motifs, wanted.Decoys);
        await quotas.CheckStoreAsync(user.PersonId() ?? "", project, 1, cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (options.NeedsSequences() && !await database.SequenceSets.AnyAsync(set => set.Id == wanted.RealSet && set.ProjectId == project && set.State == SequenceSetState.Ready, cancellationToken))
            throw new InputException("This background is made of real sequences; choose the set that they are taken from.");
        var name = wanted.Name?.Trim() is { Length: > 0 } given ? given
            : $"Simulated {(options.Motifs.Count > 0 ? string.Join(", ", options.Motifs.Select(motif => motif.Name)) : "background")}";
        var set = new SequenceSetEntity { ProjectId = project, Name = name[..Math.Min(LongestName, name.Length)], Source = "simulated", State = SequenceSetState.Ready, PersonId = user.PersonId(), CreatedAt = clock.GetUtcNow() };
        var report = await Task.Run(() => SimulationTruth.Store(data.SequenceSet(set.Id), Simulate(options, wanted, cancellationToken)), cancellationToken);
        (set.Count, set.Sha256) = (report.Count, report.Sha256);
        database.SequenceSets.Add(set);
        database.Activities.Add(activities.Line(user, project, "added sequences", set.Name));
        await database.SaveChangesAsync(cancellationToken);
        return set.Id;
    }

    /// <summary>The table of planted sites of a set; null when it has none.</summary>
    public async Task<string?> SitesAsync(string project, string set, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.SequenceSets.AnyAsync(one => one.Id == set && one.ProjectId == project, cancellationToken) ? SimulationTruth.SitesPath(data.SequenceSet(set)) : null;
    }

    /// <summary>Has a model trained and answers the id of the training.</summary>
    /// <exception cref="InputException">The model cannot be trained on this set; the sentence says why.</exception>
    public async Task<string> TrainAsync(ClaimsPrincipal user, string project, NewTraining wanted, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var set = await database.SequenceSets.AsNoTracking().SingleOrDefaultAsync(one => one.Id == wanted.Set && one.ProjectId == project && one.State == SequenceSetState.Ready, cancellationToken)
            ?? throw new InputException("There is no such set of sequences in this project; choose one that was simulated.");
        var request = new SetTrainingRequest
        {
            Title = wanted.Title?.Trim() is { Length: > 0 } title ? title : $"{wanted.Architecture} on {set.Name}",
            Architecture = wanted.Architecture,
            Settings = wanted.Settings,
            Seed = wanted.Seed,
            Passes = wanted.Passes,
        };
        using (var stored = SequenceSet.Open(data.SequenceSet(set.Id)))
            SetTraining.Check(stored, request);
        var record = new TrainingRecord { ProjectId = project, SetId = set.Id, SetName = set.Name, Request = request, PersonId = user.PersonId(), SubmittedAt = clock.GetUtcNow() };
        store.Add(record);
        await jobs.AskAsync(record.Id, cancellationToken);
        await activities.AddAsync(user, project, "started a training", request.Title, CancellationToken.None);
        return record.Id;
    }

    /// <summary>A training of the project; null when there is none.</summary>
    public TrainingRecord? Training(string project, string id) => store.Find(id) is { } record && record.ProjectId == project ? record : null;

    public IReadOnlyList<TrainingRecord> Trainings(string project) => store.List(project);

    /// <summary>Stops a training; one that has ended stays as it is. False when there is none.</summary>
    public async Task<bool> StopAsync(string project, string id, CancellationToken cancellationToken)
    {
        if (Training(project, id) is not { } record)
            return false;
        if (record.HasEnded())
            return true;
        store.Stop(id);
        await jobs.WithdrawAsync(id, cancellationToken);
        if (store.Find(id) is { State: TrainingState.Queued } waiting)
            store.Update(waiting with { State = TrainingState.Cancelled, FinishedAt = clock.GetUtcNow() });
        return true;
    }

    private SimulatedSet Simulate(SimulationOptions options, NewSimulation wanted, CancellationToken cancellationToken)
    {
        if (!options.NeedsSequences())
            return SequenceSimulator.Create(options, wanted.Seed);
        using var real = SequenceSet.Open(data.SequenceSet(wanted.RealSet!));
        var simulated = SequenceSimulator.Create(options, wanted.Seed, RealBackgrounds.Read(real, options.Length, wanted.Seed, cancellationToken));
        return simulated with { Recipe = simulated.Recipe with { RealSequences = real.Sha256 } };
    }

    private string Content(string set)
    {
        var options = SimulationTruth.ReadRecipe(data.SequenceSet(set)).Options;
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", options.Motifs.Select(motif => motif.Name))} in {options.Length:N0} bases");
    }
}
