namespace CisLens.EndToEnd.Tests.Faults;

/// <summary>What may happen to a cluster while it computes.</summary>
internal static class ClusterFaults
{
    /// <summary>Where Debian installs the library that lets a process see another time.</summary>
    public const string Faketime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    private const string Offset = "faketime";

    /// <summary>SIGKILL for the portal.</summary>
    public static Task KillPortalAsync(Cluster cluster, Random random)
    {
        cluster.KillPortal();
        return Task.CompletedTask;
    }

    /// <summary>SIGKILL for one of the workers.</summary>
    public static Task KillWorkerAsync(Cluster cluster, Random random)
    {
        cluster.KillWorker(random.Next(Cluster.Workers));
        return Task.CompletedTask;
    }

    /// <summary>Every connection of the portal or of a worker to the database is cut by the server.</summary>
    public static Task CutConnectionsAsync(Cluster cluster, Random random) => cluster.CutAsync(random.Next(Cluster.Workers + 1));

    /// <summary>The database server crashes and starts again.</summary>
    public static Task RestartPostgresAsync(Cluster cluster, Random random) => Task.Run(cluster.Postgres.Restart);

    /// <summary>The disk of the data folder is full for some seconds.</summary>
    public static async Task FillDiskAsync(Cluster cluster, Random random)
    {
        cluster.Disk!.Fill();
        await Task.Delay(random.NextDouble() * TimeSpan.FromSeconds(8));
        cluster.Disk.Free();
    }

    /// <summary>The data folder is read-only for some seconds.</summary>
    public static async Task MakeReadOnlyAsync(Cluster cluster, Random random)
    {
        cluster.Disk!.SetReadOnly(true);
        await Task.Delay(random.NextDouble() * TimeSpan.FromSeconds(8));
        cluster.Disk.SetReadOnly(false);
    }

    /// <summary>Two of the workers see a clock that can be set: <see cref="JumpAsync"/> does it.</summary>
    public static void LetClocksJump(Cluster cluster)
    {
        for (var worker = 0; worker < 2; worker++)
        {
            var file = OffsetFile(cluster, worker);
            File.WriteAllText(file, "+0");
            cluster.Restart(worker, ("LD_PRELOAD", Faketime), ("FAKETIME_TIMESTAMP_FILE", file), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("DONT_FAKE_MONOTONIC", "1"));
        }
    }

    /// <summary>The clock of one of two workers jumps to anywhere between an hour back and an hour ahead.</summary>
    public static Task JumpAsync(Cluster cluster, Random random) =>
        File.WriteAllTextAsync(OffsetFile(cluster, random.Next(2)), FormattableString.Invariant($"{random.Next(-3600, 3600):+0;-0}"));

    // Not on the disk that is filled.
    private static string OffsetFile(Cluster cluster, int worker) => Path.Combine(cluster.Folder, FormattableString.Invariant($"{Offset}-{worker}"));
}
