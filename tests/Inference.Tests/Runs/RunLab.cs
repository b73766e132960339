using System.Text;
using CisLens.Inference.Models;
using CisLens.Inference.Readiness;
using CisLens.Inference.Runs;
using CisLens.Inference.Sequences;
using CisLens.Inference.Training.Sets;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Settings;
using CisLens.Shared.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CisLens.Inference.Tests.Runs;

/// <summary>A data folder with database, project, sequences and the tiny model; the portal's half to submit runs, and workers to start and stop.</summary>
internal sealed class RunLab : IAsyncDisposable
{
    private readonly ServiceProvider _portal;
    private string? _project;

    private RunLab(CisLensSettings settings)
    {
        Settings = settings;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddCisLensData(settings);
        services.AddRunScheduling(settings);
        _portal = services.BuildServiceProvider();
    }

    public CisLensSettings Settings { get; }

    public DataFolder Data => Settings.DataFolder;

    public RunStore Runs => _portal.GetRequiredService<RunStore>();

    public RunEventLog Events => _portal.GetRequiredService<RunEventLog>();

    public ITrainingJobs Trainings => _portal.GetRequiredService<ITrainingJobs>();

    public string Project => _project!;

    public WorkerRights WorkerRights => _portal.GetRequiredService<WorkerRights>();

    public IReadinessJobs Readiness => _portal.GetRequiredService<IReadinessJobs>();

    public IDbContextFactory<CisLensDb> Contexts => _portal.GetRequiredService<IDbContextFactory<CisLensDb>>();

    public static async Task<RunLab> CreateAsync(DatabaseSettings? database = null, int? modelLength = 30, string? folder = null)
    {
        folder ??= Directory.CreateTempSubdirectory("cislens-test-").FullName;
        var lab = new RunLab(new CisLensSettings
        {
            Data = Path.Combine(folder, "data"),
            Models = Path.Combine(folder, "models"),
            Database = database ?? new DatabaseSettings(DatabaseProvider.Sqlite, ""),
            Worker = new WorkerSettings(false, ["cpu"], "cpu", 1),
            Uploads = new UploadSettings(1 << 20),
        });
        TinyModel.Create(Path.Combine(lab.Settings.Models, "tiny"), modelLength);
        await lab._portal.GetRequiredService<DatabaseStartup>().RunAsync(default);
        lab._project = await lab.AddProjectAsync();
        return lab;
    }

    /// <summary>Random sequences as FASTA text; equal arguments give equal text.</summary>
    public static string Fasta(int count, int length)
    {
        var random = new SeededRandom(count + length);
        var text = new StringBuilder();
        for (var index = 0; index < count; index++)
            text.Append('>').Append("seq-").Append(index).Append('\n').Append(Letters(random, length)).Append('\n');
        return text.ToString();
    }

    public Task<SequenceSource> AddSequencesAsync(int count, int length, string? project = null) => AddSequencesAsync(Fasta(count, length), project);

    public async Task<SequenceSource> AddSequencesAsync(string fasta, string? project = null)
    {
        var id = Identifier.New();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(fasta));
        var report = SequenceImport.Run(stream, "test.fa", new ImportOptions(), Data.SequenceSet(id), null, default);
        await using var db = await Contexts.CreateDbContextAsync();
        db.SequenceSets.Add(new SequenceSetEntity
        {
            Id = id,
            ProjectId = project ?? _project!,
            Name = "test",
            Source = "test.fa",
            State = SequenceSetState.Ready,
            Count = report.Count,
            Sha256 = report.Sha256,
            CreatedAt = DateTimeOffset.UtcNow,
        });
        await db.SaveChangesAsync();
        return new SequenceSource { Id = id, Name = "test", Sha256 = report.Sha256 };
    }

    public RunSpec Spec(SequenceSource sequences, params string[] methods)
    {
        var package = ModelPackage.Open(Path.Combine(Settings.Models, "tiny"));
        return new RunSpec
        {
            Name = "Test run",
            Sequences = sequences,
            Model = new ModelSource { Id = "tiny", Name = "Tiny", Version = "1.0", Sha256 = package.WeightsOf(null).Sha256 },
            Targets = [new TargetSpec { Output = 1, Name = "B" }],
            Methods = [.. methods.Select(method => new MethodSpec { Method = method })],
        };
    }

    public Task<string> SubmitAsync(RunSpec spec, string? origin = null) => Runs.SubmitAsync(new RunSubmission(_project!, spec) { OriginId = origin }, default);

    /// <summary>The chunks of a run for which a job waits that any worker can take.</summary>
    public async Task<IReadOnlyList<string>> WaitingJobsAsync(string run)
    {
        var scheduler = await _portal.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var triggers = (await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All })).Items;
        return [.. triggers.Where(trigger => trigger.JobKey.Group == run && trigger.State == TriggerState.Normal).Select(trigger => trigger.JobKey.Name).Order(StringComparer.Ordinal)];
    }

    /// <summary>A worker in this process; dispose it to stop it gracefully.</summary>
    public async Task<LabWorker> StartWorkerAsync(IRunModels? models = null, TimeProvider? clock = null, CisLensSettings? settings = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddCisLensData(settings ?? Settings);
        if (models is not null)
            builder.Services.AddSingleton(models);
        builder.Services.AddRunWorker(settings ?? Settings);
        var host = builder.Build();
        await host.Services.GetRequiredService<DatabaseStartup>().RunAsync(default);
        await host.StartAsync();
        return new LabWorker(host);
    }

    /// <summary>Waits until the run is in one of the states; fails when it never will be.</summary>
    public async Task<RunDetail> WaitAsync(string run, params RunState[] states) =>
        await WaitAsync(run, detail => states.Contains(detail.Summary.State));

    public async Task<RunDetail> WaitAsync(string run, Func<RunDetail, bool> reached)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            var detail = (await Runs.DetailAsync(run, default))!;
            if (reached(detail))
                return detail;
            if (limit.IsCancellationRequested || !RunStateRules.IsActive(detail.Summary.State))
                throw new TimeoutException($"The run is {detail.Summary.State} ({detail.Summary.Failure}): {string.Join(", ", detail.Stages.Select(stage => $"{stage.Key} {stage.State} {stage.ChunksDone}/{stage.Chunks}"))}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(Settings.Data)!, recursive: true);
    }

    private static string Letters(SeededRandom random, int length) =>
        string.Create(length, random, static (letters, source) =>
        {
            for (var place = 0; place < letters.Length; place++)
                letters[place] = "ACGT"[source.Next(4)];
        });

    public async Task<string> AddProjectAsync(string name = "Project")
    {
        await using var db = await Contexts.CreateDbContextAsync();
        var project = new ProjectEntity { Name = name, CreatedAt = DateTimeOffset.UtcNow };
        db.Projects.Add(project);
        await db.SaveChangesAsync();
        return project.Id;
    }
}
