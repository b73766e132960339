using System.Diagnostics;
using CisLens.Shared.Settings;

namespace CisLens.Shared.Tests.Data;

/// <summary>The script that copies what cannot be computed again, as an administrator runs it.</summary>
public sealed class BackupTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [SkippableFact]
    public async Task Backup_DatabaseFolderAndKeys_AreThere()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        Skip.If(!File.Exists("/usr/bin/rsync") || !File.Exists("/usr/bin/pg_dump"), "rsync or pg_dump is not on this machine.");
        await using var database = await TestDatabase.CreateAsync(postgres.NewDatabase());
        await database.AddProjectAsync();
        using var folder = new TemporaryFolder();
        var (settings, keys, target) = (folder.File("etc"), folder.File("keys"), folder.File("backup"));
        foreach (var made in new[] { settings, keys, Path.Combine(database.Settings.Data, "runs") })
            Directory.CreateDirectory(made);
        await File.WriteAllTextAsync(Path.Combine(database.Settings.Data, "runs", "result.npy"), "whole");
        await File.WriteAllTextAsync(Path.Combine(database.Settings.Data, "runs", "result.tmp"), "half");
        await File.WriteAllTextAsync(Path.Combine(keys, "key-1.xml"), "<key/>");
        // As systemd reads them, and a shell would not: the value of the second has semicolons in it.
        await File.WriteAllTextAsync(Path.Combine(settings, "common.env"), $"# What all have in common.\nCisLens__Data={database.Settings.Data}\n");
        await File.WriteAllTextAsync(Path.Combine(settings, "portal.env"), $"CisLens__Database__ConnectionString={database.Settings.Database.ConnectionString}\nCisLens__Keys={keys}\n");

        Assert.Equal((0, ""), await RunAsync("bash", Path.Combine(ContentRoot.Find(), "eng", "deploy", "backup.sh"), target, settings));

        Assert.Equal("whole", await File.ReadAllTextAsync(Path.Combine(target, "data", "runs", "result.npy")));
        Assert.False(File.Exists(Path.Combine(target, "data", "runs", "result.tmp")));
        Assert.True(File.Exists(Path.Combine(target, "keys", "key-1.xml")));
        Assert.Equal((0, ""), await RunAsync("pg_restore", "--list", "--file=" + folder.File("list"), Path.Combine(target, "database")));
        Assert.Contains("TABLE DATA public Projects", await File.ReadAllTextAsync(folder.File("list")), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Errors)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }
}
