using System.Net.Sockets;
using CisLens.Shared.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CisLens.Shared.Tests.Data;

public sealed class DatabasePatienceTests
{
    public static TheoryData<Exception, bool> Errors => new()
    {
        { new PostgresException("terminating connection due to administrator command", "FATAL", "FATAL", "57P01"), true },
        { new DbUpdateException("saving", new NpgsqlException("reading", new IOException("reset"))), true },
        { new InvalidOperationException("transient", new NpgsqlException("connecting", new SocketException(111))), true },
        { new PostgresException("duplicate key", "ERROR", "ERROR", "23505"), false },
        { new DbUpdateConcurrencyException("changed meanwhile"), false },
        { new InvalidOperationException("a fault in the program"), false },
    };

    [Theory, MemberData(nameof(Errors))]
    public void IsAway_OnlyWhenTheServerCouldNotBeAsked(Exception error, bool expected) => Assert.Equal(expected, DatabasePatience.IsAway(error));

    [Fact]
    public async Task Run_AwayTwice_IsDoneTheThirdTime()
    {
        var tries = 0;
        Assert.Equal(3, await DatabasePatience.RunAsync(() => ++tries < 3 ? throw new NpgsqlException("away") : Task.FromResult(tries), TimeProvider.System, default));
    }

    [Fact]
    public async Task Run_Refused_IsNotTriedAgain()
    {
        var tries = 0;
        await Assert.ThrowsAsync<ArgumentException>(() => DatabasePatience.RunAsync(() => tries++ == 0 ? throw new ArgumentException("no") : Task.CompletedTask, TimeProvider.System, default));
        Assert.Equal(1, tries);
    }
}
