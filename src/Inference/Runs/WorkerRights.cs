using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>
/// What workers may do in the database where they have a role of their own there (<c>CisLens:Database:WorkerRole</c>): read and write what runs are made of, and nothing
/// of people, their passwords, tokens and links. The portal, whose role owns the tables, gives these rights whenever it starts, so that they follow the tables.
/// </summary>
public sealed class WorkerRights(IDbContextFactory<CisLensDb> databases, ISchedulerFactory schedulers, CisLensSettings settings)
{
    private const long AdvisoryLock = 0x43694772616e74;

    private static readonly (Type Entity, string Rights)[] Tables =
    [
        (typeof(RunEntity), "select, update"),
        (typeof(RunStageEntity), "select, update"),
        (typeof(RunChunkEntity), "select, insert, update"),
        (typeof(RunEventEntity), "select, insert"),
        (typeof(WorkerEntity), "select, insert, update, delete"),
        (typeof(SequenceSetEntity), "select"),
        (typeof(MotifDatabaseEntity), "select"),
        // What they train.
        (typeof(ModelEntity), "select, insert"),
        // That a run ended; whoever inserts is told the number, and reads nothing else.
        (typeof(NoticeEntity), "insert, select (\"Id\")"),
    ];

    /// <summary>Gives the role these rights and takes away all others; does nothing where no role is named.</summary>
    /// <exception cref="InputException">There is no such role.</exception>
    public async Task GrantAsync(CancellationToken token)
    {
        if (settings.Database.WorkerRole is not { } role)
            return;
        // Makes the tables of jobs, which workers then need not make.
        await schedulers.GetScheduler(token).ConfigureAwait(false);
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(token).ConfigureAwait(false);
            await using var transactionDisposal = transaction.ConfigureAwait(false);
            // Two portals that start at once must not change the same rights at once; workers never see a moment without.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLock})", token).ConfigureAwait(false);
            foreach (var statement in await StatementsAsync(db, role, token).ConfigureAwait(false))
                await db.Database.ExecuteSqlRawAsync(statement, token).ConfigureAwait(false);
            await transaction.CommitAsync(token).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UndefinedObject)
        {
            throw new InputException(
                $"The setting CisLens:Database:WorkerRole names '{role}', but PostgreSQL has no such role; make it (create role {role} login password '...'), or empty the setting if workers come under the portal's role.", error);
        }
    }

    private static async Task<List<string>> StatementsAsync(CisLensDb db, string role, CancellationToken token)
    {
        var jobs = await db.Database.SqlQuery<string>($"select tablename as \"Value\" from pg_tables where schemaname = 'public' and starts_with(tablename, 'qrtz_')")
            .ToListAsync(token).ConfigureAwait(false);
        return
        [
            $"revoke all on all tables in schema public from \"{role}\"",
            $"grant select on \"__EFMigrationsHistory\" to \"{role}\"",
            .. Tables.Select(table => $"grant {table.Rights} on \"{db.Model.FindEntityType(table.Entity)!.GetTableName()}\" to \"{role}\""),
            .. jobs.Select(table => $"grant select, insert, update, delete on \"{table}\" to \"{role}\""),
        ];
    }
}
