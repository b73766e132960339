using System.Collections.Concurrent;
using System.Diagnostics;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs;
using CisLens.Inference.Telemetry;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using Microsoft.Extensions.Logging;

namespace CisLens.Inference.Runs;

/// <summary>Computes chunks for the database's runs: begins, watches, ends; turns what goes wrong into a sentence.</summary>
public sealed partial class ChunkExecution(
    ChunkLedger ledger, DataFolder data, ModelCatalogue catalogue, IRunModels models, IMotifDatabases databases, WorkerActivity activity, WorkerGate gate, TimeProvider clock,
    ILogger<ChunkExecution> log)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<ChunkKey, byte> _inFlight = new();

    /// <summary>Whether this process computes a chunk now.</summary>
    public bool IsInFlight(ChunkKey key) => _inFlight.ContainsKey(key);

    /// <summary>Computes one chunk.</summary>
    /// <param name="key">Which.</param>
    /// <param name="token">Stops at the next batch; the chunk is given back.</param>
    public async Task RunAsync(ChunkKey key, CancellationToken token)
    {
        if (!_inFlight.TryAdd(key, 0))
            return;
        try
        {
            if (await DatabasePatience.RunAsync(() => ledger.BeginAsync(key, token), clock, token).ConfigureAwait(false) is not { } work)
                return;
            using var doing = activity.Begin(key.ToString());
            await RunAsync(work, token).ConfigureAwait(false);
        }
        finally
        {
            _inFlight.TryRemove(key, out _);
        }
    }

    private async Task RunAsync(ChunkWork work, CancellationToken token)
    {
        var watched = Stopwatch.StartNew();
        using var span = RunTelemetry.Begin(work.Key.RunId, work.Key.StageKey, work.Key.Index);
        var progress = new ChunkProgress();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        using var ended = new CancellationTokenSource();
        var watch = WatchAsync(work, progress, stop, ended.Token);
        Exception? error = null;
        try
        {
            await Task.Factory.StartNew(
                () => Compute(work, progress, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            if (work.Key.StageKey != StageKeys.Bundle)
                activity.Count(work.Rows, watched.Elapsed);
        }
        catch (Exception caught)
        {
            error = caught;
        }
        await ended.CancelAsync().ConfigureAwait(false);
        await watch.ConfigureAwait(false);
        var taken = watched.Elapsed;
        RunTelemetry.End(span, work.Key.StageKey, error switch { null => RunTelemetry.Done, OperationCanceledException => "given-up", _ => "failed" }, work.Rows, taken);
        var lines = progress.Lines();
        await DatabasePatience.RunAsync(() => ledger.LogAsync(work, lines, CancellationToken.None), clock, CancellationToken.None).ConfigureAwait(false);
        await DatabasePatience.RunAsync(() => EndAsync(work, error, taken), clock, CancellationToken.None).ConfigureAwait(false);
    }

    private void Compute(ChunkWork work, ChunkProgress progress, CancellationToken token)
    {
        using var context = new RunContext(
            work.Spec,
            data.Run(work.Key.RunId),
            SequenceSet.Open(data.SequenceSet(work.Spec.Sequences.Id)),
            catalogue.Open(work.Spec.Model.Id),
            models)
        {
            OpenDatabase = databases.Open,
            Origin = work.OriginId is { } origin ? data.Run(origin) : null,
            OpenSequences = id => ledger.HasSequences(work.Key, id)
                ? SequenceSet.Open(data.SequenceSet(id))
                : throw new InputException($"The project has no set of sequences '{id}'; start a new run with one that it has."),
        };
        ChunkRunner.Run(context, work.Key.StageKey, work.Key.Index, progress, token);
    }

    /// <summary>Writes progress and looks whether the run was stopped, four times a second.</summary>
    private async Task WatchAsync(ChunkWork work, ChunkProgress progress, CancellationTokenSource stop, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pace, ended).ConfigureAwait(false);
                if (!await ledger.ReportAsync(work, progress.News(), ended).ConfigureAwait(false))
                    await stop.CancelAsync().ConfigureAwait(false);
                await ledger.LogAsync(work, progress.Lines(), ended).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // A database that is away for a moment must not end the computing; the next round tries again.
                LogWatch(error, work.Key);
            }
        }
    }

    private async Task EndAsync(ChunkWork work, Exception? error, TimeSpan taken)
    {
        // The worker may be ending; what happened must be written all the same.
        var none = CancellationToken.None;
        if (error is null || data.Run(work.Key.RunId).IsWhole(work.Key.StageKey, work.Key.Index))
            await ledger.FinishAsync(work, taken, none).ConfigureAwait(false);
        else if (error is OperationCanceledException)
            await ledger.GiveUpAsync(work, none).ConfigureAwait(false);
        else if (StorageProblem(error) is { } problem)
            await HoldAsync(work, problem).ConfigureAwait(false);
        else if (error is InputException)
            await ledger.FailAsync(work.Key, error.Message, null, none).ConfigureAwait(false);
        else
            await FailUnexpectedAsync(work, error).ConfigureAwait(false);
    }

    /// <summary>What keeps results from being written, when the error comes from that; such a run waits and does not fail.</summary>
    private string? StorageProblem(Exception error) => error switch
    {
        StorageFullException => StorageCheck.Problem(data) ?? "the disk that holds the data folder was full for a moment",
        IOException or UnauthorizedAccessException => StorageCheck.Problem(data),
        _ => null,
    };

    private async Task HoldAsync(ChunkWork work, string problem)
    {
        await gate.HoldAsync(CancellationToken.None).ConfigureAwait(false);
        await ledger.WarnAsync(work, $"The run waits and goes on by itself: {problem}.", CancellationToken.None).ConfigureAwait(false);
        await ledger.GiveUpAsync(work, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task FailUnexpectedAsync(ChunkWork work, Exception error)
    {
        var id = Identifier.New();
        LogFailure(error, work.Key, id);
        await ledger.FailAsync(
            work.Key, $"'{work.Title}' could not be computed because of a fault in the program; the log has the details under {id}.", id, CancellationToken.None).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The progress of {Chunk} could not be written; trying again.")]
    private partial void LogWatch(Exception error, ChunkKey chunk);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Chunk} failed. Log id {Id}.")]
    private partial void LogFailure(Exception error, ChunkKey chunk, string id);
}
