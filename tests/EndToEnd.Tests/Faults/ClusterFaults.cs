using System.Runtime.InteropServices;

namespace CisLens.EndToEnd.Tests.Faults;

/// <summary>What may happen to a cluster while it computes; each says whether there was something for it to happen to.</summary>
internal static class ClusterFaults
{
    /// <summary>Where Debian installs the library that lets a process see another time.</summary>
    public static readonly string Faketime = $"/usr/lib/{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "aarch64" : "x86_64")}-linux-gnu/faketime/libfaketimeMT.so.1";

    private const string Offset = "faketime";
    private const int Jumping = 2;

    /// <summary>SIGKILL for the portal, once it is there.</summary>
    public static async Task<bool> KillPortalAsync(Cluster cluster, Random random)
    {
        await cluster.AnswersAsync();
        cluster.KillPortal();
        return true;
    }

    /// <summary>SIGKILL for one of the workers that compute.</summary>
    public static async Task<bool> KillWorkerAsync(Cluster cluster, Random random)
    {
        var computing = await cluster.ComputingAsync();
        if (computing.Count == 0)
            return false;
        cluster.KillWorker(computing[random.Next(computing.Count)]);
        return true;
    }

    /// <summary>Every connection of the portal or of a worker to the database is cut by the server.</summary>
    public static async Task<bool> CutConnectionsAsync(Cluster cluster, Random random) => await cluster.CutAsync(random.Next(Cluster.Workers + 1)) > 0;

    /// <summary>The database server crashes and starts again.</summary>
    public static async Task<bool> RestartPostgresAsync(Cluster cluster, Random random)
    {
        await Task.Run(cluster.Postgres.Restart);
        return true;
    }

    /// <summary>The disk of the data folder is full for some seconds.</summary>
    public static async Task<bool> FillDiskAsync(Cluster cluster, Random random)
    {
        cluster.Disk!.Fill();
        await Task.Delay(random.NextDouble() * TimeSpan.FromSeconds(8));
        cluster.Disk.Free();
        return true;
    }

    /// <summary>The data folder is read-only for some seconds.</summary>
    public static async Task<bool> MakeReadOnlyAsync(Cluster cluster, Random random)
    {
        cluster.Disk!.SetReadOnly(true);
        await Task.Delay(random.NextDouble() * TimeSpan.FromSeconds(8));
        cluster.Disk.SetReadOnly(false);
        return true;
    }

    /// <summary>Two of the workers see a clock that can be set, which <see cref="JumpAsync"/> does, until the answer is disposed: to ask for the time costs them a good part of a core.</summary>
    public static IDisposable LetClocksJump(Cluster cluster)
    {
        for (var worker = 0; worker < Jumping; worker++)
        {
            var file = OffsetFile(cluster, worker);
            File.WriteAllText(file, "+0");
            cluster.Restart(worker, ("LD_PRELOAD", Faketime), ("FAKETIME_TIMESTAMP_FILE", file), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("DONT_FAKE_MONOTONIC", "1"));
        }
        return new RightClocks(cluster);
    }

    /// <summary>The clock of one of two workers jumps to anywhere between an hour back and an hour ahead.</summary>
    public static async Task<bool> JumpAsync(Cluster cluster, Random random)
    {
        await File.WriteAllTextAsync(OffsetFile(cluster, random.Next(Jumping)), FormattableString.Invariant($"{random.Next(-3600, 3600):+0;-0}"));
        return true;
    }

    // Not on the disk that is filled.
    private static string OffsetFile(Cluster cluster, int worker) => Path.Combine(cluster.Folder, FormattableString.Invariant($"{Offset}-{worker}"));

    private sealed class RightClocks(Cluster cluster) : IDisposable
    {
        public void Dispose()
        {
            for (var worker = 0; worker < Jumping; worker++)
                cluster.Restart(worker);
        }
    }
}
