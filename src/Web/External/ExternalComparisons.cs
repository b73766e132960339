using System.Collections.Concurrent;
using System.Threading.Channels;
using CisLens.Inference.Runs.External;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;
using CisLens.Web.Uploads;

namespace CisLens.Web.External;

/// <summary>
/// Compares the maps of runs with files that people add, one after another, while they do other things. What a restart interrupted begins
/// again. Callers have made sure that the run belongs to the project.
/// </summary>
public sealed class ExternalComparisons(DataFolder data, UploadStore uploads, RunStore runs, RunTracks results, TimeProvider clock, ILogger<ExternalComparisons> logger) : BackgroundService
{
    private readonly Channel<(string Run, string Id)> _waiting = Channel.CreateUnbounded<(string, string)>();
    private readonly ConcurrentDictionary<string, double> _progress = new();

    /// <summary>A comparison is further, done or failed. Raised from another thread, a few times a second at most.</summary>
    public event EventHandler? Changed;

    /// <summary>The files of a run; null when the project has no such run.</summary>
    public async Task<ExternalView?> FindAsync(string project, string run, CancellationToken cancellationToken) =>
        await results.HeadAsync(project, run, cancellationToken) is { } head ? new ExternalView(head, List(run)) : null;

    /// <summary>The files of a run.</summary>
    public IReadOnlyList<ExternalLine> List(string run)
    {
        var files = new ExternalFiles(data.Run(run));
        return [.. files.All.Select(source => new ExternalLine(source, _progress.TryGetValue(source.Id, out var share) ? share : null, files.Result(source.Id), files.Failure(source.Id)))];
    }

    /// <summary>Takes in a file that has arrived whole, and begins to compare.</summary>
    /// <returns>Its identifier.</returns>
    /// <exception cref="InputException">The run is not done, or the file has not arrived.</exception>
    public async Task<string> AddAsync(UploadKey upload, string run, string name, int fewestBarcodes, CancellationToken cancellationToken)
    {
        if ((await runs.DetailAsync(run, cancellationToken))?.Summary.State != RunState.Done)
            throw new InputException("Maps are compared when the run is done; add the file then.");
        var path = uploads.Whole(upload);
        if (!File.Exists(path))
            throw new InputException($"{name} has not arrived whole; upload it again.");
        if (fewestBarcodes < 0)
            throw new InputException($"A change cannot be seen on {fewestBarcodes} barcodes; give 0 or more.");
        var source = await Task.Run(() => Take(run, path, name, fewestBarcodes), cancellationToken);
        Enqueue(run, source.Id);
        return source.Id;
    }

    /// <summary>Removes a file with what its comparison gave.</summary>
    /// <returns>Whether there was such a file.</returns>
    /// <exception cref="InputException">It is being compared.</exception>
    public bool Remove(string run, string id)
    {
        if (_progress.ContainsKey(id))
            throw new InputException("This file is being compared; wait until that is done.");
        return new ExternalFiles(data.Run(run)).Remove(id);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Run(EnqueueInterrupted, stoppingToken);
        await foreach (var (run, id) in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await Task.Run(() => Compare(run, id, stoppingToken), stoppingToken);
            _progress.TryRemove(id, out _);
            Tell();
        }
    }

    private void Tell() => Changed?.Invoke(this, EventArgs.Empty);

    private ExternalSource Take(string run, string path, string name, int fewestBarcodes)
    {
        try
        {
            var source = new ExternalSource(Identifier.New(), name, ExternalFiles.KindOf(path), fewestBarcodes, clock.GetUtcNow());
            new ExternalFiles(data.Run(run)).Add(source, path);
            return source;
        }
        catch (InvalidDataException)
        {
            throw new InputException($"{name} is damaged or ends in the middle; pack it and add it again.");
        }
    }

    private void Enqueue(string run, string id)
    {
        _progress[id] = 0;
        _waiting.Writer.TryWrite((run, id));
    }

    private void EnqueueInterrupted()
    {
        var all = Path.Combine(data.Root, "runs");
        if (!Directory.Exists(all))
            return;
        foreach (var run in Directory.EnumerateDirectories(all).Select(path => Path.GetFileName(path)).Where(Identifier.IsValid))
            foreach (var line in List(run).Where(line => line is { Progress: null, Result: null, Failure: null }))
                Enqueue(run, line.Source.Id);
    }

    private void Compare(string run, string id, CancellationToken cancellationToken)
    {
        var files = new ExternalFiles(data.Run(run));
        try
        {
            var spec = RunSpec.FromJson(File.ReadAllText(data.Run(run).Spec));
            using var sequences = SequenceSet.Open(data.SequenceSet(spec.Sequences.Id));
            files.Complete(id, ExternalComparison.Run(data.Run(run), sequences, id, new PacedProgress<double>(share => _progress[id] = share, Tell), cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The portal stops; the comparison begins again when it starts.
        }
        catch (Exception error) when (error is InputException or StorageFullException)
        {
            Fail(error.Message);
        }
        catch (InvalidDataException)
        {
            Fail("The packed file is damaged or ends in the middle; pack it and add it again.");
        }
        catch (Exception error)
        {
            var log = LogIds.New();
            logger.LogError(error, "Comparing maps with an added file failed ({LogId}).", log);
            Fail($"This could not be compared because of an error in CisLens; the log has the details under {log}.");
        }

        // The run may have been deleted meanwhile.
        void Fail(string sentence)
        {
            if (files.Find(id) is not null)
                files.Fail(id, sentence);
        }
    }
}
