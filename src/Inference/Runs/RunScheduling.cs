using CisLens.Inference.Devices;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Databases;
using CisLens.Inference.Readiness;
using CisLens.Inference.Training.Sets;
using CisLens.Shared.Data;
using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>Registers what submits runs (portal) and what computes them (worker).</summary>
public static class RunScheduling
{
    private const string SchedulerName = "CisLens";

    /// <summary>
    /// For a process that submits runs and never computes: <see cref="RunStore"/>, the planner, and a Quartz scheduler that is
    /// never started. Needs <see cref="DataServices.AddCisLensData"/>.
    /// </summary>
    public static IServiceCollection AddRunScheduling(this IServiceCollection services, CisLensSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        AddParts(services, settings);
        services.AddSingleton<WorkerRights>();
        return services.AddQuartz(quartz => Configure(quartz, settings, "portal-" + WorkerIdentity.Current.Id));
    }

    /// <summary>For a worker: the same, with the scheduler running, and everything that computes.</summary>
    public static IServiceCollection AddRunWorker(this IServiceCollection services, CisLensSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        AddParts(services, settings);
        var device = WorkerDevice.Of(settings.Worker);
        services.AddSingleton(WorkerIdentity.Current);
        services.AddSingleton(device);
        services.AddSingleton<WorkerActivity>();
        services.AddSingleton<WorkerGate>();
        services.AddSingleton<ChunkLedger>();
        services.AddSingleton<ChunkExecution>();
        services.TryAddSingleton<IRunModels>(_ => new TorchRunModels(settings.Worker.Device, settings.Worker.Threads));
        services.AddSingleton<WorkerHeartbeat>();
        services.AddHostedService(provider => provider.GetRequiredService<WorkerHeartbeat>());
        services.AddSingleton<ShippedReadiness>();
        services.AddHostedService(provider => provider.GetRequiredService<ShippedReadiness>());
        services.AddSingleton<RunReconciler>();
        services.AddHostedService(provider => provider.GetRequiredService<RunReconciler>());
        services.AddHostedService<TrainingResume>();
        services.AddQuartz(quartz =>
        {
            Configure(quartz, settings, WorkerIdentity.Current.Id);
            // One chunk at a time: the tensor engine uses all threads for it.
            quartz.UseDefaultThreadPool(1);
            // "_" are the runs that ask for nothing.
            quartz.ServeExecutionGroups([.. WorkerNeed.Groups(settings.Worker.Tags, device.MemoryBytes), "_"]);
        });
        // The gate starts it, after all that was added before.
        services.AddQuartzHostedService(options => (options.AutoStart, options.WaitForJobsToComplete) = (false, true));
        return services.AddHostedService(provider => provider.GetRequiredService<WorkerGate>());
    }

    private static void AddParts(IServiceCollection services, CisLensSettings settings)
    {
        services.AddRunStore();
        services.TryAddSingleton(_ => new ModelCatalogue(settings.Models, settings.DataFolder));
        services.TryAddSingleton<IMotifDatabases, MotifDatabases>();
        services.AddSingleton<RunAdvance>();
        services.AddSingleton<RunJobs>();
        services.AddSingleton<IRunScheduler>(provider => provider.GetRequiredService<RunJobs>());
        services.AddSingleton<IRunPlanner, RunPlanner>();
        services.TryAddSingleton(_ => new ReadinessStore(settings.DataFolder));
        services.AddSingleton<ReadinessJobs>();
        services.AddSingleton<IReadinessJobs>(provider => provider.GetRequiredService<ReadinessJobs>());
        services.TryAddSingleton(_ => new TrainingStore(settings.DataFolder));
        services.AddSingleton<ITrainingJobs, TrainingJobs>();
    }

    private static void Configure(IQuartzBuilder quartz, CisLensSettings settings, string instance)
    {
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = SchedulerName;
            options.InstanceId = instance;
            options.IdleWaitTime = TimeSpan.FromSeconds(1);
        });
        quartz.UsePersistentStore(store =>
        {
            if (settings.Database.Provider == DatabaseProvider.Postgres)
                UsePostgres(store, settings);
            else
                UseSqlite(store, settings);
            store.ProvisionSchema();
            store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
        });
    }

    private static void UsePostgres(IPersistentStoreBuilder store, CisLensSettings settings)
    {
        store.UsePostgres(NpgsqlFactory.Instance, settings.Database.ConnectionString);
        store.UseClustering(options =>
        {
            options.CheckinInterval = TimeSpan.FromSeconds(2);
            options.CheckinMisfireThreshold = TimeSpan.FromSeconds(3);
        });
    }

    private static void UseSqlite(IPersistentStoreBuilder store, CisLensSettings settings) =>
        store.UseSqlite(SqliteFactory.Instance, DataServices.SqliteConnectionString(settings.SqliteJobsFile));
}
