using CisLens.Inference.Attribution;
using CisLens.Inference.Tests.Models;
using CisLens.Inference.Tests.Torch;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Attribution;

/// <summary>The number of threads is that of the process, so nothing else runs meanwhile.</summary>
[Collection(nameof(LeakTests))]
public sealed class AttributionPartsTests
{
    [Fact]
    public void Attribute_OnTwoThreads_SameMapsChecksAndProgressAsOnOne()
    {
        const int rows = 9;
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var x = TestNetworks.Encode(model, [.. Enumerable.Range(0, rows).Select(seed => TestNetworks.Bases(30, seed))]);
        var (alone, first) = Explain(1);
        var (together, second) = Explain(2);
        Assert.Equal(alone.Rows, together.Rows);
        Assert.Equal(alone.Observed, together.Observed, (a, b) => Math.Abs(a - b) < 1e-5f);
        Assert.Equal(alone.Matrix!, together.Matrix!, (a, b) => Math.Abs(a - b) < 1e-5f);
        Assert.Equal(alone.Arrays.Select(array => array.Values.Length), together.Arrays.Select(array => array.Values.Length));
        Assert.Equal(alone.Checks.Select(check => (check.Id, check.N)), together.Checks.Select(check => (check.Id, check.N)));
        Assert.Equal(rows, first[^1]);
        Assert.Equal(rows, second[^1]);
        Assert.Equal(second.Order(), second);

        (AttributionMaps Maps, IReadOnlyList<int> Progress) Explain(int threads)
        {
            var before = get_num_threads();
            set_num_threads(threads);
            try
            {
                var heard = new Heard();
                var maps = AttributionCatalogue.Attribute(
                    new MethodSpec { Method = "deeplift-shap" }, new AttributionInput(model, [TestNetworks.Target(model, 1)], x, heard) { FirstRow = 5 }, default);
                return (maps[0], heard.Values);
            }
            finally
            {
                set_num_threads(before);
            }
        }
    }

    private sealed class Heard : IProgress<int>
    {
        public List<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }
}
