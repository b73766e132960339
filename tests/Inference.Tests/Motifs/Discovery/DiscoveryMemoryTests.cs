using CisLens.Inference.Motifs.Discovery;
using CisLens.Inference.Motifs.Procedures;
using Xunit;
using Xunit.Abstractions;

namespace CisLens.Inference.Tests.Motifs.Discovery;

[Collection(nameof(DiscoveryMemoryTests))]
[CollectionDefinition(nameof(DiscoveryMemoryTests), DisableParallelization = true)]
public sealed class DiscoveryMemoryTests(ITestOutputHelper output)
{
    [Fact]
    public void InUse_LargeSet_IsAboveWhatIsMeasuredAndNotFarAbove()
    {
        var set = PlantedContributions.Make(2500, 200, ["TGACTCAGGA", "CCACTAGGGGGC"], 5);
        var options = new ModiscoOptions { Window = 0, MaxSeqlets = 2500 };
        using var memory = new MemoryPeak();

        var result = Modisco.Run(set, options, 1, memory, default);

        var peak = memory.Peak;
        var estimate = DiscoveryMemory.InUse(set.Rows, set.Length, options);
        output.WriteLine($"{peak / 1e6:F0} MB of {estimate / 1e6:F0} MB, {result.Found.Positive.Count} seqlets");
        Assert.True(result.Found.Positive.Count >= options.MaxSeqlets, $"Only {result.Found.Positive.Count} seqlets.");
        // Looks miss the highest moment, more so on a busy machine.
        Assert.InRange(peak, estimate / 6, estimate);
    }

    [Fact]
    public void Estimate_MoreSeqlets_GrowsInProportionNotByTheSquare()
    {
        static double Of(int seqlets) => DiscoveryMemory.Estimate(100_000, 400, new ModiscoOptions { MaxSeqlets = seqlets });

        Assert.InRange(Of(200_000), 1.9 * Of(100_000), 2.1 * Of(100_000));
    }

    /// <summary>The most that was in use beyond the beginning: looks where each step begins, and between them from a thread of its own.</summary>
    private sealed class MemoryPeak : IProgress<ProcedureStep>, IDisposable
    {
        private readonly long _before;
        private readonly ManualResetEventSlim _end = new();
        private readonly Thread _watch;
        private long _peak;
        private string _step = "";

        public MemoryPeak()
        {
            // What earlier tests left must not be freed while this one measures.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            _before = GC.GetTotalMemory(forceFullCollection: true);
            _watch = new Thread(Watch);
            _watch.Start();
        }

        public long Peak => Volatile.Read(ref _peak);

        public void Report(ProcedureStep value)
        {
            if (value.Name == _step)
                return;
            _step = value.Name;
            Look();
        }

        public void Dispose()
        {
            _end.Set();
            _watch.Join();
            _end.Dispose();
        }

        private void Watch()
        {
            while (!_end.Wait(200))
                Look();
        }

        private void Look()
        {
            lock (_end)
                _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: true) - _before);
        }
    }
}
