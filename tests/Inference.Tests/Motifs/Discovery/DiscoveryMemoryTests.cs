using CisLens.Inference.Motifs.Discovery;
using Xunit;
using Xunit.Abstractions;

namespace CisLens.Inference.Tests.Motifs.Discovery;

[Collection(nameof(DiscoveryMemoryTests))]
[CollectionDefinition(nameof(DiscoveryMemoryTests), DisableParallelization = true)]
public sealed class DiscoveryMemoryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task InUse_LargeSet_IsAboveWhatIsMeasuredAndNotFarAbove()
    {
        var set = PlantedContributions.Make(2500, 200, ["TGACTCAGGA", "CCACTAGGGGGC"], 5);
        var options = new ModiscoOptions { Window = 0, MaxSeqlets = 2500 };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        using var source = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!source.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
                await Task.Delay(50);
            }
        });

        var result = Modisco.Run(set, options, 1, null, default);
        await source.CancelAsync();
        await watch;

        var estimate = DiscoveryMemory.InUse(set.Rows, set.Length, options);
        output.WriteLine($"{peak / 1e6:F0} MB of {estimate / 1e6:F0} MB, {result.Found.Positive.Count} seqlets");
        Assert.True(result.Found.Positive.Count >= options.MaxSeqlets, $"Only {result.Found.Positive.Count} seqlets.");
        // Looks are 50 ms or more apart and miss the highest moment, more so on a busy machine.
        Assert.InRange(peak, estimate / 6, estimate);
    }

    [Fact]
    public void Estimate_MoreSeqlets_GrowsInProportionNotByTheSquare()
    {
        static double Of(int seqlets) => DiscoveryMemory.Estimate(100_000, 400, new ModiscoOptions { MaxSeqlets = seqlets });

        Assert.InRange(Of(200_000), 1.9 * Of(100_000), 2.1 * Of(100_000));
    }
}
