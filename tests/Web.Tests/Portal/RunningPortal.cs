using CisLens.Shared.Data;
using CisLens.Shared.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Portal;

/// <summary>The real program, on a data folder of its own, without a worker and without the demo; shared by the tests of a class.</summary>
public sealed class RunningPortal : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-portal-").FullName;

    public RunningPortal() => Factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
        .UseSetting("CisLens:Data", _folder).UseSetting("CisLens:Worker:Local", "false").UseSetting("CisLens:Demo", "false"));

    public WebApplicationFactory<Program> Factory { get; }

    public IDbContextFactory<CisLensDb> Databases => Factory.Services.GetRequiredService<IDbContextFactory<CisLensDb>>();

    public DataFolder Data => Factory.Services.GetRequiredService<DataFolder>();

    public void Dispose()
    {
        Factory.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
