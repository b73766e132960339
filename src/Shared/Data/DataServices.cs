using CisLens.Shared.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CisLens.Shared.Data;

/// <summary>Registers the database.</summary>
public static class DataServices
{
    private const int BusySeconds = 30;

    /// <summary>
    /// Adds the settings, the data folder, <see cref="IDbContextFactory{CisLensDb}"/> and <see cref="DatabaseStartup"/>,
    /// which the program must run once before anything else.
    /// </summary>
    public static IServiceCollection AddCisLensData(this IServiceCollection services, CisLensSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.DataFolder);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseStartup>();
        return settings.Database.Provider == DatabaseProvider.Postgres
            ? services.AddContext<PostgresCisLensDb>(options => options.UseNpgsql(settings.Database.ConnectionString))
            : services.AddContext<SqliteCisLensDb>(options => options.UseSqlite(SqliteConnectionString(settings.SqliteFile)));
    }

    /// <summary>The connection string of a SQLite file; a busy file is waited for, not reported.</summary>
    public static string SqliteConnectionString(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        DefaultTimeout = BusySeconds,
        // The system's library does not check them unless asked.
        ForeignKeys = true,
    }.ToString();

    private static IServiceCollection AddContext<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> options)
        where TContext : CisLensDb
    {
        services.AddDbContextFactory<TContext>(builder =>
        {
            options(builder);
            // It is thrown as well, and whoever catches it knows whether it is worth a line: that a new database has no tables yet is not.
            builder.ConfigureWarnings(warnings => warnings.Log((RelationalEventId.CommandError, LogLevel.Debug)));
        });
        return services.AddSingleton<IDbContextFactory<CisLensDb>, CisLensDbFactory<TContext>>();
    }
}
