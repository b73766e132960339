using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Runs;

/// <summary>What people do with runs: submit, watch, cancel, resume, delete. Who may do it is asked by the caller.</summary>
public sealed class RunStore(
    IDbContextFactory<CisLensDb> databases, DataFolder data, IRunPlanner planner, IRunScheduler scheduler,
    IEnumerable<IRunGate> gates, TimeProvider clock)
{
    /// <summary>Checks a specification, stores it as a run with its stages, and tells the workers.</summary>
    /// <returns>The run's identifier.</returns>
    /// <exception cref="InputException">It cannot be run; nothing was stored.</exception>
    public Task<string> SubmitAsync(string projectId, RunSpec spec, CancellationToken token) => SubmitAsync(new RunSubmission(projectId, spec), token);

    /// <summary>The same, also of a run that was made of another, or that somebody asks for.</summary>
    /// <returns>The run's identifier.</returns>
    /// <exception cref="InputException">It cannot be run; nothing was stored.</exception>
    public async Task<string> SubmitAsync(RunSubmission submission, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(submission);
        if (submission.OriginId is { } origin && await ProjectOfAsync(origin, token).ConfigureAwait(false) != submission.ProjectId)
            throw new InputException($"The project has no run '{origin}' to begin with; it may have been deleted.");
        var run = NewRun(submission, await planner.PlanAsync(submission.Spec, token).ConfigureAwait(false));
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var transaction = await db.Database.BeginTransactionAsync(token).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await PassAsync(db, run, token).ConfigureAwait(false);
            var folder = data.Run(run.Id);
            Directory.CreateDirectory(folder.Root);
            await File.WriteAllTextAsync(folder.Spec, run.SpecJson, token).ConfigureAwait(false);
            db.Runs.Add(run);
            await RunEventLog.SaveAsync(db, [StateEvent(run.Id, RunState.Queued)], token).ConfigureAwait(false);
            await transaction.CommitAsync(token).ConfigureAwait(false);
        }

        await scheduler.ScheduleAsync(run.Id, token).ConfigureAwait(false);
        return run.Id;
    }

    /// <summary>The runs of a project, newest first.</summary>
    public async Task<IReadOnlyList<RunSummary>> ListAsync(string projectId, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var runs = await db.Runs.AsNoTracking().Where(run => run.ProjectId == projectId)
            .OrderByDescending(run => run.SubmittedAt).ToListAsync(token).ConfigureAwait(false);
        return [.. runs.Select(Summary)];
    }

    /// <summary>The project that owns a run; null when there is no such run.</summary>
    public async Task<string?> ProjectOfAsync(string runId, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        return await db.Runs.Where(run => run.Id == runId).Select(run => run.ProjectId)
            .SingleOrDefaultAsync(token).ConfigureAwait(false);
    }

    /// <summary>When a run that is done ended (UTC); null for others.</summary>
    public async Task<DateTimeOffset?> FinishedAsync(string runId, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        return await db.Runs.Where(run => run.Id == runId && run.State == RunState.Done).Select(run => run.FinishedAt)
            .SingleOrDefaultAsync(token).ConfigureAwait(false);
    }

    /// <summary>A run; null when there is no such run.</summary>
    public async Task<RunDetail?> DetailAsync(string runId, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var run = await db.Runs.AsNoTracking().Include(item => item.Stages)
            .SingleOrDefaultAsync(item => item.Id == runId, token).ConfigureAwait(false);
        if (run is null)
            return null;
        var stages = await StageReader.ReadAsync(db, run, token).ConfigureAwait(false);
        var last = await db.RunEvents.Where(item => item.RunId == runId)
            .MaxAsync(item => (long?)item.Id, token).ConfigureAwait(false) ?? 0;
        return new RunDetail(Summary(run), RunSpec.FromJson(run.SpecJson), stages, run.SoftwareVersion, last) { OriginId = run.OriginId, ImportedSha256 = run.ImportedSha256 };
    }

    /// <summary>Stops a run. What was computed is kept. Ends at once when no chunk is in flight, else within seconds.</summary>
    /// <returns>The new state; null when there is no such run.</returns>
    /// <exception cref="InputException">The run has already ended.</exception>
    public async Task<RunState?> CancelAsync(string runId, CancellationToken token)
    {
        var state = await ChangeAsync(runId, CancelAsync, token).ConfigureAwait(false);
        if (state is not null)
            await scheduler.WithdrawAsync(runId, token).ConfigureAwait(false);
        return state;
    }

    /// <summary>Goes on with a run that was stopped or failed. Chunks that are whole are not computed again.</summary>
    /// <returns>The new state; null when there is no such run.</returns>
    /// <exception cref="InputException">The run is not one that can go on.</exception>
    public async Task<RunState?> ResumeAsync(string runId, CancellationToken token)
    {
        var state = await ChangeAsync(runId, ResumeAsync, token).ConfigureAwait(false);
        if (state is not null)
            await scheduler.ScheduleAsync(runId, token).ConfigureAwait(false);
        return state;
    }

    /// <summary>Removes a run and its files.</summary>
    /// <returns>Whether there was such a run.</returns>
    /// <exception cref="InputException">The run is active.</exception>
    public async Task<bool> DeleteAsync(string runId, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var run = await db.Runs.SingleOrDefaultAsync(item => item.Id == runId, token).ConfigureAwait(false);
        if (run is null)
            return false;
        if (!RunStateRules.CanDelete(run.State))
            throw new InputException($"The run '{run.Name}' is active; cancel it before deleting it.");
        await ComputeUse.KeepAsync(db, db.Runs.Where(item => item.Id == runId), clock.GetUtcNow(), token).ConfigureAwait(false);
        db.Runs.Remove(run);
        await db.SaveChangesAsync(token).ConfigureAwait(false);
        var folder = data.Run(runId).Root;
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return true;
    }

    private async Task<RunState?> ChangeAsync(
        string runId, Func<CisLensDb, RunEntity, CancellationToken, Task> change, CancellationToken token)
    {
        while (true)
        {
            try
            {
                return await TryChangeAsync(runId, change, token).ConfigureAwait(false);
            }
            catch (DbUpdateConcurrencyException)
            {
                // A worker changed the state between our reading and writing; look again.
            }
        }
    }

    private async Task<RunState?> TryChangeAsync(
        string runId, Func<CisLensDb, RunEntity, CancellationToken, Task> change, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var transaction = await db.Database.BeginTransactionAsync(token).ConfigureAwait(false);
        await using var transactionDisposal = transaction.ConfigureAwait(false);
        var run = await db.Runs.SingleOrDefaultAsync(item => item.Id == runId, token).ConfigureAwait(false);
        if (run is null)
            return null;
        await change(db, run, token).ConfigureAwait(false);
        await RunEventLog.SaveAsync(db, [StateEvent(runId, run.State)], token).ConfigureAwait(false);
        await transaction.CommitAsync(token).ConfigureAwait(false);
        return run.State;
    }

    private async Task CancelAsync(CisLensDb db, RunEntity run, CancellationToken token)
    {
        if (!RunStateRules.CanCancel(run.State))
            throw new InputException($"The run '{run.Name}' is {Word(run.State)}; only a queued or running one can be cancelled.");
        var inFlight = await db.RunChunks
            .AnyAsync(chunk => chunk.RunId == run.Id && chunk.State == StageState.Running, token).ConfigureAwait(false);
        run.State = inFlight ? RunState.Cancelling : RunState.Cancelled;
        run.FinishedAt = inFlight ? null : clock.GetUtcNow();
        if (!inFlight)
            await RunMarks.StopAsync(db, run.Id, StageState.Cancelled, token).ConfigureAwait(false);
    }

    private async Task PassAsync(CisLensDb db, RunEntity run, CancellationToken token)
    {
        foreach (var gate in gates)
            await gate.CheckAsync(db, run, token).ConfigureAwait(false);
    }

    private async Task ResumeAsync(CisLensDb db, RunEntity run, CancellationToken token)
    {
        if (!RunStateRules.CanResume(run.State))
            throw new InputException($"The run '{run.Name}' is {Word(run.State)}; only a cancelled or failed one can be resumed.");
        await PassAsync(db, run, token).ConfigureAwait(false);
        run.State = RunState.Queued;
        (run.Failure, run.FailureLogId, run.FinishedAt, run.StoredBytes) = (null, null, null, 0);
        await RunMarks.WaitAgainAsync(db, run.Id, token).ConfigureAwait(false);
    }

    // The same specification keeps its day; one that was changed gets today.
    private DateOnly Date(RunSubmission submission) =>
        submission is { OriginId: null, Spec.Date: { } day } ? day : DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private RunEntity NewRun(RunSubmission submission, IReadOnlyList<StagePlan> stages)
    {
        var spec = submission.Spec with { Date = Date(submission) };
        var run = new RunEntity
        {
            ProjectId = submission.ProjectId,
            PersonId = submission.PersonId,
            OriginId = submission.OriginId,
            Name = spec.Name,
            SpecJson = spec.ToJson(),
            SpecHash = spec.Hash(),
            SubmittedAt = clock.GetUtcNow(),
        };
        run.Stages.AddRange(stages.Select((stage, index) => new RunStageEntity
        {
            RunId = run.Id,
            Ordinal = index,
            Key = stage.Key,
            Kind = stage.Kind,
            Title = stage.Title,
        }));
        return run;
    }

    private RunEventEntity StateEvent(string runId, RunState state) =>
        new() { RunId = runId, Kind = RunEventKind.State, Message = Word(state), At = clock.GetUtcNow() };

    private static string Word(RunState state) => state.ToString().ToLowerInvariant();

    private static RunSummary Summary(RunEntity run) => new(
        run.Id, run.ProjectId, run.Name, run.State, run.Failure, run.FailureLogId, run.Rows, run.Dropped, run.SpecHash,
        run.SubmittedAt, run.StartedAt, run.FinishedAt) { PersonId = run.PersonId, ReclaimedAt = run.ReclaimedAt };
}
