using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CisLens.Shared.Settings;
using Npgsql;

namespace CisLens.Shared.Tests.Data;

/// <summary>A PostgreSQL server of our own in a temporary folder, for as long as the tests run. Never run as root, so under the user postgres then.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string? _folder;
    private readonly int _port;

    public PostgresServer()
    {
        Binaries = FindBinaries();
        if (Binaries is null)
            return;
        _folder = Directory.CreateTempSubdirectory("cislens-postgres-").FullName;
        _port = FreePort();
        if (Environment.UserName == "root")
            Run("chown", ["postgres", _folder]);
        AsServerUser("initdb", ["-D", Data, "-A", "trust", "-U", "cislens", "--no-sync"]);
        AsServerUser("pg_ctl", ["-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o", $"-p {_port} -k {_folder} -c listen_addresses=127.0.0.1 -c fsync=off", "start"]);
    }

    public const string Absent = "No PostgreSQL programs (initdb, pg_ctl) were found on this machine.";

    public string? Binaries { get; }

    private string Data => Path.Combine(_folder!, "data");

    /// <summary>A fresh, empty database.</summary>
    public DatabaseSettings NewDatabase()
    {
        var name = "t" + Identifier.New();
        Execute($"create database \"{name}\"");
        return new DatabaseSettings(DatabaseProvider.Postgres, ConnectionString(name));
    }

    /// <summary>A role that may sign in and has no rights yet.</summary>
    public string NewRole()
    {
        var name = "r" + Identifier.New();
        Execute($"create role \"{name}\" login");
        return name;
    }

    /// <summary>Stops the server as a crash does, and starts it again.</summary>
    public void Restart() => AsServerUser("pg_ctl", ["-D", Data, "-w", "-m", "immediate", "-l", Path.Combine(_folder!, "log"), "restart"]);

    public void Dispose()
    {
        if (_folder is null)
            return;
        NpgsqlConnection.ClearAllPools();
        AsServerUser("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"]);
        Directory.Delete(_folder, recursive: true);
    }

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=cislens;Database={database};Maximum Pool Size=20";

    private void AsServerUser(string program, string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        if (Environment.UserName == "root")
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else
            Run(path, arguments);
    }

    private static void Run(string program, string[] arguments)
    {
        // pg_ctl leaves the server behind with our pipes open, so its output is not waited for.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = false, WorkingDirectory = "/tmp" })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with code {process.ExitCode}.");
    }

    private static string? FindBinaries()
    {
        string[] candidates = Directory.Exists("/usr/lib/postgresql")
            ? [.. Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")), "/usr/local/bin", "/usr/bin"]
            : ["/usr/local/bin", "/usr/bin"];
        return candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
