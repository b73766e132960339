using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using CisLens.Shared.Storage;
using CisLens.Web.People;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CisLens.Web.Tests.People;

/// <summary>The real program with accounts, on a data folder of its own; shared by the tests of a class.</summary>
public sealed class AccountsPortal : IDisposable
{
    public const string Password = "seven tall herons at dusk";

    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-accounts-").FullName;
    private readonly LogLines _log = new();
    private readonly DatabaseSettings? _database;

    public AccountsPortal()
        : this(null)
    {
    }

    /// <param name="database">Where its tables are; null for a file of its own.</param>
    internal AccountsPortal(DatabaseSettings? database)
    {
        _database = database;
        Factory = With(_ => { });
    }

    public WebApplicationFactory<Program> Factory { get; }

    public IDbContextFactory<CisLensDb> Databases => Factory.Services.GetRequiredService<IDbContextFactory<CisLensDb>>();

    public DataFolder Data => Factory.Services.GetRequiredService<DataFolder>();

    /// <summary>What the portal wrote into its log.</summary>
    public IReadOnlyList<string> Log => _log.Lines;

    /// <summary>The same portal with other services.</summary>
    public WebApplicationFactory<Program> With(Action<IServiceCollection> change) => new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
        .UseSetting("CisLens:Data", _folder).UseSetting("CisLens:Worker:Local", "false").UseSetting("CisLens:Demo", "false").UseSetting("CisLens:People:Mode", "Accounts")
        .UseSetting("CisLens:Ceilings:PasswordChecks", "100000")
        .UseSetting("CisLens:Database:Provider", (_database?.Provider ?? DatabaseProvider.Sqlite).ToString()).UseSetting("CisLens:Database:ConnectionString", _database?.ConnectionString ?? "")
        .ConfigureLogging(logging => logging.AddProvider(_log)).ConfigureServices(services =>
        {
            // Slow on purpose where it is used.
            services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1000);
            change(services);
        }));

    /// <summary>The same portal with other settings.</summary>
    public WebApplicationFactory<Program> Set(Func<CisLensSettings, CisLensSettings> change, Action<IServiceCollection>? more = null) => With(services =>
    {
        services.AddSingleton(change((CisLensSettings)services.Last(service => service.ServiceType == typeof(CisLensSettings)).ImplementationInstance!));
        more?.Invoke(services);
    });

    /// <summary>A person with an account whose address is <c>name@lab.example</c>.</summary>
    public async Task<PersonEntity> AddPersonAsync(string name, bool isAdministrator = false)
    {
        await using var scope = Factory.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Accounts>().CreateAsync(name, Address(name), Password, isAdministrator);
    }

    public static string Address(string name) => $"{name}@lab.example";

    /// <summary>A browser in which nobody is signed in.</summary>
    public Visitor Visit() => new(Factory.Server);

    /// <summary>A browser in which somebody with an account is signed in.</summary>
    public async Task<Visitor> SignInAsync(string name)
    {
        var visitor = Visit();
        using var answer = await visitor.SignInAsync(Address(name), Password);
        Assert.Equal("/", Visitor.Target(answer));
        return visitor;
    }

    /// <summary>Changes a person's row.</summary>
    public async Task ChangeAsync(string id, Action<PersonEntity> change)
    {
        await using var database = await Databases.CreateDbContextAsync();
        change(await database.People.SingleAsync(person => person.Id == id));
        await database.SaveChangesAsync();
    }

    public async Task<string> AddProjectAsync(string name, params (PersonEntity Person, ProjectRole Role)[] members)
    {
        await using var database = await Databases.CreateDbContextAsync();
        var project = new ProjectEntity { Name = name, CreatedAt = DateTimeOffset.UtcNow };
        database.Projects.Add(project);
        database.ProjectMembers.AddRange(members.Select(member => new ProjectMemberEntity { ProjectId = project.Id, PersonId = member.Person.Id, Role = member.Role, Since = project.CreatedAt }));
        await database.SaveChangesAsync();
        return project.Id;
    }

    /// <summary>A run that waits; nothing of it was computed.</summary>
    public async Task<string> AddRunAsync(string project, string name = "ISM of CTCF", SequenceSetEntity? set = null)
    {
        var spec = StoredRun.Spec(set ?? new SequenceSetEntity { ProjectId = project, Name = "Peaks", Source = "peaks.fa", Sha256 = new string('0', 64), CreatedAt = default }) with { Name = name };
        var run = new RunEntity { ProjectId = project, Name = name, SpecJson = spec.ToJson(), SpecHash = spec.Hash(), SubmittedAt = DateTimeOffset.UtcNow };
        Directory.CreateDirectory(Data.Run(run.Id).Root);
        await File.WriteAllTextAsync(Data.Run(run.Id).Spec, run.SpecJson);
        await using var database = await Databases.CreateDbContextAsync();
        database.Runs.Add(run);
        await database.SaveChangesAsync();
        return run.Id;
    }

    public void Dispose()
    {
        Factory.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
