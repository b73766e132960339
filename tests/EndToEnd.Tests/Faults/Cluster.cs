using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using CisLens.Inference.Runs;
using CisLens.Inference.Tests.Runs;
using CisLens.Inference.Tests.Runs.Faults;
using CisLens.Shared.Data;
using CisLens.Shared.Runs;
using CisLens.Shared.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CisLens.EndToEnd.Tests.Faults;

/// <summary>What a lab has: a PostgreSQL server, a portal and three workers, each a process of its own, here all on one machine. Their data lie on a disk of their own where that can be mounted.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    public const int Workers = 3;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private readonly WorkerProcess[] _workers = new WorkerProcess[Workers];
    private readonly int _port = FreePort();
    private readonly HttpClient _http;
    private PortalProcess _portal;
    private string _set = "";
    private byte[] _undisturbed = [];

    private Cluster(PostgresServer postgres, RunLab lab, SmallDisk? disk)
    {
        (Postgres, Lab, Disk) = (postgres, lab, disk);
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}/"), Timeout = TimeSpan.FromMinutes(2) };
        _portal = NewPortal();
        for (var worker = 0; worker < Workers; worker++)
            _workers[worker] = NewWorker(worker);
    }

    public PostgresServer Postgres { get; }

    /// <summary>A folder of its own, on the system's disk.</summary>
    public string Folder { get; private init; } = "";

    public RunLab Lab { get; }

    /// <summary>The disk of the data folder; null where none can be mounted.</summary>
    public SmallDisk? Disk { get; }

    /// <summary>Starts everything and computes the run that all others are held against.</summary>
    /// <param name="postgres">The server.</param>
    /// <param name="sequences">How many sequences a run has.</param>
    public static async Task<Cluster> StartAsync(PostgresServer postgres, int sequences)
    {
        var folder = Directory.CreateTempSubdirectory("cislens-cluster-").FullName;
        var disk = SmallDisk.TryMount(folder, kilobytes: 1 << 18);
        var lab = await RunLab.CreateAsync(postgres.NewDatabase(), folder: Path.Combine(disk?.Path ?? folder, "lab"));
        var cluster = new Cluster(postgres, lab, disk) { Folder = folder };
        cluster._set = (await lab.AddSequencesAsync(sequences, 30)).Id;
        await cluster.AnswersAsync();
        var run = await cluster.SubmitAsync();
        await cluster.DoneAsync(run);
        cluster._undisturbed = await File.ReadAllBytesAsync(lab.Data.Run(run).Bundle);
        return cluster;
    }

    /// <summary>Submits a run to the portal, as a script does that tries again while it gets no answer.</summary>
    public async Task<string> SubmitAsync()
    {
        var body = new
        {
            sequences = _set,
            model = "tiny",
            targets = new[] { "B" },
            methods = new object[] { new { method = "ism", options = new { algorithm = "plain", end = 8 } }, new { method = "tism" }, new { method = "gradient-x-input" } },
        };
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            try
            {
                using var answer = await _http.PostAsJsonAsync(new Uri($"api/projects/{Lab.Project}/runs", UriKind.Relative), body, limit.Token);
                if (answer.StatusCode == HttpStatusCode.Created)
                    return (await answer.Content.ReadFromJsonAsync<JsonElement>(limit.Token)).GetProperty("id").GetString()!;
                Assert.True(answer.StatusCode >= HttpStatusCode.InternalServerError, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(limit.Token)}");
            }
            catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException && !limit.IsCancellationRequested)
            {
                // The portal is not there; it comes back.
            }
            await Task.Delay(Pace, limit.Token);
        }
    }

    /// <summary>Waits until the run is done, and checks that it is whole, that nothing is there twice, and that its bundle is that of the undisturbed run.</summary>
    /// <returns>How many chunks it had, and how often one was begun again.</returns>
    public async Task<(int Chunks, int BegunAgain)> CheckAsync(string run)
    {
        await DoneAsync(run);
        await using var db = await Lab.Contexts.CreateDbContextAsync();
        var stages = await db.RunStages.AsNoTracking().Where(stage => stage.RunId == run).ToListAsync();
        var chunks = await db.RunChunks.AsNoTracking().Where(chunk => chunk.RunId == run).ToListAsync();
        foreach (var stage in stages)
        {
            var own = chunks.Where(chunk => chunk.StageId == stage.Id).OrderBy(chunk => chunk.Index).ToList();
            Assert.Equal(Enumerable.Range(0, stage.Chunks), own.Select(chunk => chunk.Index));
            Assert.All(own, chunk => Assert.Equal(StageState.Done, chunk.State));
            Assert.Equal(stage.Rows, own.Sum(chunk => chunk.Rows));
            if (stage.Kind != StageKind.Bundle)
                Assert.Equal(stage.Chunks, Directory.GetDirectories(Lab.Data.Run(run).Stage(stage.Key), "chunk-?????").Length);
        }

        Assert.Equal(_undisturbed, await File.ReadAllBytesAsync(Lab.Data.Run(run).Bundle));
        // Room for the next.
        await Lab.Runs.DeleteAsync(run, default);
        return (chunks.Count, chunks.Sum(chunk => Math.Max(0, chunk.Attempts - 1)));
    }

    /// <summary>The run as the database has it; null while the database cannot be asked.</summary>
    public async Task<RunDetail?> LookAsync(string run)
    {
        try
        {
            return await Lab.Runs.DetailAsync(run, default);
        }
        catch (Exception error) when (DatabasePatience.IsAway(error))
        {
            return null;
        }
    }

    /// <summary>Waits for a state of the run; a run that failed is never waited for.</summary>
    public async Task WaitAsync(string run, Func<RunDetail, bool> reached)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            var detail = await LookAsync(run);
            if (detail is not null && reached(detail))
                return;
            if (limit.IsCancellationRequested || detail?.Summary.State is RunState.Failed or RunState.Cancelled)
                throw new TimeoutException($"The run is {detail?.Summary.State} ({detail?.Summary.Failure}): {string.Join(", ", detail?.Stages.Select(stage => $"{stage.Key} {stage.State} {stage.ChunksDone}/{stage.Chunks}") ?? [])}\n{string.Join("\n---\n", _workers.Select(worker => worker.Log).Append(_portal.Log))}");
            await Task.Delay(Pace, CancellationToken.None);
        }
    }

    /// <summary>Waits for a line in the run's log.</summary>
    public async Task WaitForLineAsync(string run, Func<RunEvent, bool> isIt)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!(await Lab.Events.LogAsync(run, 1000, limit.Token)).Any(isIt))
            await Task.Delay(Pace, limit.Token);
    }

    /// <summary>Ends the portal with SIGKILL; whoever looks after it starts another.</summary>
    public void KillPortal()
    {
        _portal.Dispose();
        _portal = NewPortal();
    }

    /// <summary>Ends a worker with SIGKILL; whoever looks after it starts another.</summary>
    public void KillWorker(int worker)
    {
        _workers[worker].Dispose();
        _workers[worker] = NewWorker(worker);
    }

    /// <summary>The workers that compute a chunk now. A chunk that ended two workers is left alone: it fails the run when it ends a third, as it should.</summary>
    public async Task<IReadOnlyList<int>> ComputingAsync()
    {
        await using var db = await Lab.Contexts.CreateDbContextAsync();
        var holders = await db.RunChunks.Where(chunk => chunk.State == StageState.Running && chunk.Attempts < ChunkLedger.MostAttempts).Select(chunk => chunk.Worker).ToListAsync();
        return [.. Enumerable.Range(0, Workers).Where(worker => holders.Contains(_workers[worker].Identity))];
    }

    /// <summary>Starts a worker anew with further settings of its environment.</summary>
    public void Restart(int worker, params (string Name, string Value)[] environment)
    {
        _workers[worker].Dispose();
        _workers[worker] = NewWorker(worker, environment);
    }

    /// <summary>Cuts all connections that a process has to the database: the portal's (0) or a worker's (1 and on).</summary>
    /// <returns>How many were cut.</returns>
    public async Task<int> CutAsync(int process)
    {
        await using var connection = new NpgsqlConnection(Lab.Settings.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = @name", connection);
        command.Parameters.AddWithValue("name", NameOf(process));
        return (int)(long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Waits until the portal answers.</summary>
    public async Task AnswersAsync()
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            try
            {
                using var answer = await _http.GetAsync(new Uri("healthz", UriKind.Relative), limit.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
            await Task.Delay(Pace, limit.Token);
        }
    }

    /// <summary>Waits until the run's page, as a browser gets it, says something.</summary>
    public async Task WaitForPageAsync(string run, string text)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!(await _http.GetStringAsync(new Uri($"projects/{Lab.Project}/runs/{run}", UriKind.Relative), limit.Token)).Contains(text, StringComparison.Ordinal))
            await Task.Delay(Pace, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _portal.Dispose();
        foreach (var worker in _workers)
            worker.Dispose();
        _http.Dispose();
        await Lab.DisposeAsync();
        Disk?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private Task DoneAsync(string run) => WaitAsync(run, detail => detail.Summary.State == RunState.Done);

    private PortalProcess NewPortal() => new(SettingsOf(0), _port, withWorker: false);

    private WorkerProcess NewWorker(int worker, params (string Name, string Value)[] environment) => new(SettingsOf(worker + 1), environment);

    private Shared.Settings.CisLensSettings SettingsOf(int process)
    {
        var database = Lab.Settings.Database;
        return Lab.Settings with { Database = database with { ConnectionString = $"{database.ConnectionString};Application Name={NameOf(process)}" } };
    }

    private static string NameOf(int process) => process == 0 ? "portal" : string.Create(CultureInfo.InvariantCulture, $"worker-{process}");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
