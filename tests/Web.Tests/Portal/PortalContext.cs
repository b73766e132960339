using Bunit;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Databases;
using CisLens.Inference.Readiness;
using CisLens.Inference.Training.Sets;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;

namespace CisLens.Web.Tests.Portal;

/// <summary>The portal's services on a real SQLite file in a folder of their own; only the workers are missing.</summary>
public abstract class PortalContext : BunitContext, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-web-").FullName;

    // What is waited for is looked for when something is drawn; what is never drawn must not hold everybody up.
    static PortalContext() => DefaultWaitTimeout = TimeSpan.FromMinutes(2);

    /// <param name="navigation">The browser; none for bUnit's own.</param>
    /// <param name="add">Adds services, in the place of those that are there.</param>
    protected PortalContext(NavigationManager? navigation = null, Action<IServiceCollection>? add = null)
    {
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["CisLens:Data"] = Path.Combine(_folder, "data"),
            ["CisLens:Models"] = Path.Combine(_folder, "models"),
        }).Build();
        Settings = SettingsReader.Read(Configuration, _folder);
        Services.AddLogging();
        Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(NullLoggerFactory.Instance);
        Services.AddCisLensData(Settings);
        Services.AddRunStore();
        Services.AddSingleton(new ModelCatalogue(Settings.Models, Settings.DataFolder));
        Services.AddSingleton<IRunPlanner, TestPlanner>();
        Services.AddSingleton<IRunScheduler, TestScheduler>();
        Services.AddSingleton<IReadinessJobs, TestReadinessJobs>();
        Services.AddSingleton(new ReadinessStore(Settings.DataFolder));
        Services.AddSingleton<ITrainingJobs, TestTrainingJobs>();
        Services.AddSingleton(new TrainingStore(Settings.DataFolder));
        Services.AddSingleton<IMotifDatabases, MotifDatabases>();
        Services.AddFeatures();
        // In the place of bUnit's own, which would ask for made-up answers: the portal's policies.
        Services.RemoveAll<IAuthorizationService>();
        Services.RemoveAll<IAuthorizationPolicyProvider>();
        Services.RemoveAll<AuthenticationStateProvider>();
        Services.AddAuthorizationCore(ProjectPolicies.Add);
        Services.AddSingleton<IProjectMembership, LocalOwnership>();
        Services.AddPolicyAnswers();
        Services.AddSingleton<AuthenticationStateProvider, LocalUser>();
        if (navigation is not null)
            Services.AddSingleton(navigation);
        add?.Invoke(Services);
        RenderTree.Add<CascadingAuthenticationState>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
    }

    protected IConfiguration Configuration { get; }

    protected CisLensSettings Settings { get; }

    protected IDbContextFactory<CisLensDb> Databases => Services.GetRequiredService<IDbContextFactory<CisLensDb>>();

    public async Task InitializeAsync() => await Services.GetRequiredService<DatabaseStartup>().RunAsync(default);

    async Task IAsyncLifetime.DisposeAsync()
    {
        Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        // What still ends in the background may write a last file meanwhile.
        for (var tries = 0; Directory.Exists(_folder); tries++)
        {
            try
            {
                Directory.Delete(_folder, recursive: true);
            }
            catch (IOException) when (tries < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>From here on nothing can be read: the error state of every page.</summary>
    protected async Task BreakDatabaseAsync(string table = "Projects")
    {
        await using var database = await Databases.CreateDbContextAsync();
        var rename = $"ALTER TABLE \"{table}\" RENAME TO \"Gone\"";
        await database.Database.ExecuteSqlRawAsync(rename);
    }

    protected async Task<string> AddProjectAsync(string name = "Factors")
    {
        await using var database = await Databases.CreateDbContextAsync();
        var project = new ProjectEntity { Name = name, CreatedAt = DateTimeOffset.UtcNow };
        database.Projects.Add(project);
        await database.SaveChangesAsync();
        return project.Id;
    }

    private sealed class LocalUser : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(LocalUserHandler.User));
    }
}
