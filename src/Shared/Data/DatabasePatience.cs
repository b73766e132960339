using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CisLens.Shared.Data;

/// <summary>Does again what a database that was away for a moment did not do: a server that restarts, a connection that is cut.</summary>
public static class DatabasePatience
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    /// <summary>Runs an action that does no harm when it is done twice; for two minutes it is tried again while the database is away.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> action, TimeProvider clock, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(clock);
        var begun = clock.GetTimestamp();
        for (var pause = First; ; pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, Longest.Ticks)))
        {
            try
            {
                return await action().ConfigureAwait(false);
            }
            catch (Exception error) when (IsAway(error) && clock.GetElapsedTime(begun) < Most)
            {
                await Task.Delay(pause, clock, token).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The same for an action without an answer.</summary>
    public static Task RunAsync(Func<Task> action, TimeProvider clock, CancellationToken token) => RunAsync(
        async () =>
        {
            await action().ConfigureAwait(false);
            return 0;
        },
        clock, token);

    /// <summary>Whether an error means that the database could not be asked, and not that it refused.</summary>
    public static bool IsAway(Exception? error) => error switch
    {
        null => false,
        // 57P: the server ends, or starts; it cut the connection.
        PostgresException refused => refused.IsTransient || refused.SqlState.StartsWith("57P", StringComparison.Ordinal),
        NpgsqlException or SocketException => true,
        DbException { IsTransient: true } => true,
        InvalidOperationException or DbUpdateException or DbException or IOException => IsAway(error.InnerException),
        _ => false,
    };
}
