using System.Diagnostics;
using CisLens.Shared.Runs;

namespace CisLens.EndToEnd.Tests.Faults;

/// <summary>What became of runs that were disturbed; all were whole and equal to the undisturbed one, or this would not be there.</summary>
/// <param name="Disturbances">How often something was done to them while they ran.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="Chunks">How many chunks they had.</param>
/// <param name="BegunAgain">How often a chunk was begun again.</param>
/// <param name="Taken">From the first submission to the last end.</param>
internal sealed record Disturbed(int Disturbances, int Runs, int Chunks, int BegunAgain, TimeSpan Taken)
{
    /// <summary>Submits runs one after the other and disturbs them at random moments.</summary>
    /// <param name="cluster">Who computes.</param>
    /// <param name="disturbances">How often.</param>
    /// <param name="seed">Of the moments.</param>
    /// <param name="longestPause">The moments lie between nothing and this apart.</param>
    /// <param name="disturb">What is done; false when there was nothing to do it to.</param>
    public static async Task<Disturbed> RunAsync(Cluster cluster, int disturbances, int seed, TimeSpan longestPause, Func<Cluster, Random, Task<bool>> disturb)
    {
        var random = new Random(seed);
        var watch = Stopwatch.StartNew();
        var result = new Disturbed(0, 0, 0, 0, TimeSpan.Zero);
        var run = await cluster.SubmitAsync();
        while (result.Disturbances < disturbances)
        {
            await Task.Delay(random.NextDouble() * longestPause);
            if (await cluster.LookAsync(run) is { Summary.State: RunState.Done })
            {
                result = result.With(await cluster.CheckAsync(run));
                run = await cluster.SubmitAsync();
                continue;
            }
            if (await disturb(cluster, random))
                result = result with { Disturbances = result.Disturbances + 1 };
        }
        return result.With(await cluster.CheckAsync(run)) with { Taken = watch.Elapsed };
    }

    private Disturbed With((int Chunks, int BegunAgain) run) => this with { Runs = Runs + 1, Chunks = Chunks + run.Chunks, BegunAgain = BegunAgain + run.BegunAgain };
}
