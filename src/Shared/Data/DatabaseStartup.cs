using CisLens.Shared.Settings;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CisLens.Shared.Data;

/// <summary>
/// Brings the database to the form this version needs. Portal and worker both do it when they start, perhaps at the same
/// moment, so it holds a lock: a file for SQLite, an advisory lock for PostgreSQL.
/// </summary>
public sealed partial class DatabaseStartup(
    IDbContextFactory<CisLensDb> databases, CisLensSettings settings, ILogger<DatabaseStartup> log)
{
    private const long AdvisoryLock = 0x4369734c656e73;

    /// <summary>Creates or upgrades the database.</summary>
    /// <exception cref="InputException">The folder or the server cannot be reached; the sentence names the setting.</exception>
    public async Task RunAsync(CancellationToken token)
    {
        if (settings.Database.Provider == DatabaseProvider.Postgres)
            await MigratePostgresAsync(token).ConfigureAwait(false);
        else
            await MigrateSqliteAsync(token).ConfigureAwait(false);
    }

    private async Task MigrateSqliteAsync(CancellationToken token)
    {
        using var held = await TakeFileAsync(token).ConfigureAwait(false);
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", token).ConfigureAwait(false);
        // EF marks a migration under way with a row; a process killed in it leaves the row, and the next would wait for ever.
        // Under our own lock nobody else can be at it, so a row found here is such a leftover.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", token).ConfigureAwait(false);
        await UpgradeAsync(db, token).ConfigureAwait(false);
    }

    private static async Task UpgradeAsync(CisLensDb db, CancellationToken token)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(token).ConfigureAwait(false)).ToList();
        var known = db.Database.GetMigrations().ToList();
        if (applied.Except(known).LastOrDefault() is { } unknown)
            throw new InputException(
                $"The database was last used by a newer version of CisLens ({unknown}), and version {SoftwareVersion.Current} cannot read it; install the newer version, or restore the backup made before the upgrade.");
        // EF compares the whole model with its last snapshot before it looks whether anything is to be done: seconds at every start.
        if (known.Except(applied).Any())
            await db.Database.MigrateAsync(token).ConfigureAwait(false);
    }

    private async Task<FileLock> TakeFileAsync(CancellationToken token)
    {
        try
        {
            Directory.CreateDirectory(settings.Data);
            return await FileLock.TakeAsync(
                Path.Combine(settings.Data, "database.lock"), TimeSpan.FromMilliseconds(100), LogWaiting, token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(error);
        }
    }

    private InputException Unwritable(Exception error) =>
        new($"The data folder {settings.Data} cannot be written ({error.Message.TrimEnd('.')}); change the setting CisLens:Data or the folder's owner.", error);

    private async Task MigratePostgresAsync(CancellationToken token)
    {
        try
        {
            Directory.CreateDirectory(settings.Data);
            var connection = new NpgsqlConnection(settings.Database.ConnectionString);
            await using var disposal = connection.ConfigureAwait(false);
            await connection.OpenAsync(token).ConfigureAwait(false);
            await ExecuteAsync(connection, $"select pg_advisory_lock({AdvisoryLock})", token).ConfigureAwait(false);
            var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
            await using var contextDisposal = db.ConfigureAwait(false);
            await UpgradeAsync(db, token).ConfigureAwait(false);
            await ExecuteAsync(connection, $"select pg_advisory_unlock({AdvisoryLock})", token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(error);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new InputException(
                $"The role of CisLens:Database:ConnectionString may not do in the database what version {SoftwareVersion.Current} needs ({error.MessageText}); start the portal of this version first: it makes the tables, and gives their rights to the role that its setting CisLens:Database:WorkerRole names.", error);
        }
        catch (NpgsqlException error) when (error is not PostgresException { SqlState: not ("28P01" or "28000" or "3D000") })
        {
            throw new InputException(
                $"The PostgreSQL server cannot be reached ({error.Message.TrimEnd('.')}); check the setting CisLens:Database:ConnectionString.", error);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var disposal = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(token).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Another process is preparing the database; waiting.")]
    private partial void LogWaiting();
}
