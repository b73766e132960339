using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Tests.Attribution;

/// <summary>Where memory runs out, at the first pass of a batch or in the midst of it, batches are halved and nothing else changes.</summary>
public sealed class MethodMemoryTests
{
    private const int Length = 30;

    private const string Features =
        """{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":5,"padding":2,"prefix":"a"},{"type":"ReLU"},{"type":"MaxPool1d","kernel_size":3}""";

    private const string Scalars = $$"""[{{Features}},{"type":"Flatten"},{"type":"Linear","in_features":60,"out_features":2,"prefix":"b"}]""";

    private const string Profile = $$"""[{{Features}},{"type":"Conv1d","in_channels":6,"out_channels":2,"kernel_size":3,"prefix":"b"}]""";

    // Small, and several rows of each kind that a method counts.
    private static readonly Dictionary<string, string> _settings = new()
    {
        ["integrated-gradients"] = """{"steps":5,"reference":"dinucleotide","shuffles":3}""",
        ["second-order-ism"] = """{"positions":4}""",
        ["dfim"] = """{"sources":4}""",
        ["lime"] = """{"window":6,"samples":16}""",
        ["kernel-shap"] = """{"window":6,"samples":20}""",
        ["shapley-sampling"] = """{"window":6,"pairs":2}""",
    };

    public static TheoryData<string, int, int> Cases()
    {
        var cases = new TheoryData<string, int, int>();
        foreach (var method in AttributionCatalogue.All)
            foreach (var (rows, passes) in new[] { (1, 0), (2, 0), (1, 1), (1, 2), (2, 3) })
                cases.Add(method.Info.Id, rows, passes);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Attribute_LittleMemory_HalvesBatchesAndChangesNothing(string method, int rows, int passes)
    {
        var info = AttributionCatalogue.Get(method).Info;
        using var model = TestNetworks.Model(
            info.NeedsPositions ? Profile : Scalars, 2, type: ScalarType.Float64, change: card => card with { Positional = info.NeedsPositions, Strands = StrandRule.Mean });
        using var x = TestNetworks.Encode(model, [.. Enumerable.Range(1, 5).Select(seed => TestNetworks.Bases(Length, seed))]);
        var input = new AttributionInput(model, [.. Enumerable.Range(0, 2).Select(output => Explained(model, output))], x);
        var spec = new MethodSpec { Method = method, Options = _settings.TryGetValue(method, out var json) ? JsonNode.Parse(json)!.AsObject() : null };
        var expected = AttributionCatalogue.Attribute(spec, input, default);
        var limit = new MemoryLimit(rows, passes);
        MemoryLimit.Current = limit;
        var actual = AttributionCatalogue.Attribute(spec, input, default);
        MemoryLimit.Current = null;
        // Batches of so few passes that all of them succeed are no test of this method.
        Assert.True(limit.Failures > 0 || passes > 0);
        foreach (var (whole, halved) in expected.Zip(actual))
        {
            AssertEqual(whole.Observed, halved.Observed);
            AssertEqual(whole.Matrix ?? [], halved.Matrix ?? []);
            Assert.Equal(whole.Checks.Select(check => (check.Id, check.N)), halved.Checks.Select(check => (check.Id, check.N)));
            Assert.All(whole.Arrays.Zip(halved.Arrays), pair => AssertEqual(pair.First.Values, pair.Second.Values));
        }
    }

    [Fact]
    public void Attribute_NotEvenOneSequenceFits_SaysSo()
    {
        using var model = TestNetworks.Model(Scalars, 2);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1), TestNetworks.Bases(Length, 2));
        MemoryLimit.Current = new MemoryLimit(0, 0);
        var refusal = Assert.Throws<InputException>(() =>
            AttributionCatalogue.Attribute(new MethodSpec { Method = "deeplift-shap" }, new AttributionInput(model, [Explained(model, 0)], x), default));
        MemoryLimit.Current = null;
        Assert.Contains("Memory does not suffice for a single sequence", refusal.Message, StringComparison.Ordinal);
    }

    private static Target Explained(SequenceModel model, int output) => Target.Create(
        new TargetSpec { Output = output, Name = model.Card.Outputs[output].Name, Positions = model.Card.Positional ? PositionRule.Centre : PositionRule.None }, model.Card);

    private static void AssertEqual(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var largest = expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Math.Max(1e-6 * largest, 1e-9));
    }
}
