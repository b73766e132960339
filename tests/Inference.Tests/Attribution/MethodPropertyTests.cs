using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Attribution;

public sealed class MethodPropertyTests
{
    public static TheoryData<string> Methods() => [.. AttributionCatalogue.All.Where(method => !method.Info.NeedsPositions).Select(method => method.Info.Id)];

    [Fact]
    public void Gradient_OfSmoothNetwork_IsTheLimitOfDifferences()
    {
        const float step = 1e-3f;
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3, type: ScalarType.Float64);
        var target = TestNetworks.Target(model, 2);
        using var scope = NewDisposeScope();
        var x = TestNetworks.Encode(model, TestNetworks.Bases(30, 5));
        var gradient = InputGradient.Of(model, target, x).ToFloats();
        var moves = eye(120, dtype: ScalarType.Float64).reshape(120, 4, 30) * step;
        var difference = (target.Select(model.Forward(x + moves)) - target.Select(model.Forward(x - moves))) / (2 * step);
        var expected = difference.ToFloats();
        for (var i = 0; i < 120; i++)
            Assert.Equal(expected[i], gradient[i], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Attribute_BatchOfMany_EqualsOneByOne(string method)
    {
        // The quotients of LRP make rounding larger; in float64 they show nothing else.
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3, type: method == "lrp" ? ScalarType.Float64 : ScalarType.Float32);
        var sequences = Enumerable.Range(0, 64).Select(seed => TestNetworks.Bases(30, seed)).ToArray();
        var together = Attribute(model, method, sequences);
        for (var row = 0; row < sequences.Length; row++)
        {
            var alone = Attribute(model, method, null, [sequences[row]], firstRow: row);
            AssertClose(alone.Observed, together.Observed.AsSpan(30 * row, 30));
            if (alone.Matrix is not null)
                AssertClose(alone.Matrix, together.Matrix.AsSpan(120 * row, 120));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Attribute_UnknownBases_ScoreZero(string method)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        // Second-order ISM scores chosen positions only.
        var options = method == "second-order-ism" ? new JsonObject { ["positions"] = 30 } : null;
        var maps = Attribute(model, method, options, [$"{new string('N', 10)}{TestNetworks.Bases(20, 9)}", new string('N', 30)]);
        Assert.All(maps.Observed.Take(10), value => Assert.Equal(0, value));
        Assert.All(maps.Observed.Skip(30), value => Assert.Equal(0, value));
        // Shuffles keep both ends of a stretch, so references may leave them without a difference.
        Assert.All(maps.Observed.Skip(11).Take(18), value => Assert.NotEqual(0, value));
        for (var i = 0; maps.Matrix is not null && i < maps.Matrix.Length; i++)
            if (i >= 120 || i % 30 < 10)
                Assert.Equal(0, maps.Matrix[i]);
    }

    [Fact]
    public void Tism_OfNearlyLinearNetwork_ApproachesIsm()
    {
        const string layers = """[{"type":"Flatten"},{"type":"Linear","in_features":120,"out_features":2,"prefix":"w"},{"type":"Tanh"}]""";
        using var model = TestNetworks.Model(layers, 2);
        var sequence = TestNetworks.Bases(30, 3);
        var tism = Attribute(model, "tism", sequence).Matrix!;
        var ism = Attribute(model, "ism", sequence).Matrix!;
        for (var i = 0; i < tism.Length; i++)
            Assert.Equal(ism[i], tism[i], 0.01);
        Assert.Contains(tism.Zip(ism), pair => pair.First != pair.Second);
    }

    [Fact]
    public void Ism_PartOutsideTheSequence_IsRefused()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        var error = Assert.Throws<InputException>(() => Attribute(model, "ism", new JsonObject { ["start"] = 25, ["end"] = 31 }, [TestNetworks.Bases(30, 1)]));
        Assert.Equal("ISM from position 25 to 31 does not fit sequences of 30 bases; choose a part inside them.", error.Message);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Attribute_Cancelled_Stops(string method)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(30, 1));
        using var source = new CancellationTokenSource();
        source.Cancel();
        var options = AttributionCatalogue.Options(new MethodSpec { Method = method });
        Assert.Throws<OperationCanceledException>(() => AttributionCatalogue.Get(method).Attribute(new AttributionInput(model, [TestNetworks.Target(model, 0)], x), options, source.Token));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Attribute_Progress_EndsWithAllRows(string method)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var x = TestNetworks.Encode(model, [.. Enumerable.Range(0, 5).Select(seed => TestNetworks.Bases(30, seed))]);
        var heard = new Listener();
        AttributionCatalogue.Get(method).Attribute(new AttributionInput(model, [TestNetworks.Target(model, 0)], x, heard), AttributionCatalogue.Options(new MethodSpec { Method = method }), default);
        Assert.Equal(5, heard.Values[^1]);
        Assert.Equal(heard.Values.Order(), heard.Values);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Attribute_SeveralTargets_EachAsAlone(string method)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var x = TestNetworks.Encode(model, [.. Enumerable.Range(0, 3).Select(seed => TestNetworks.Bases(30, seed))]);
        var options = AttributionCatalogue.Options(new MethodSpec { Method = method });
        var heard = new Listener();
        var together = AttributionCatalogue.Get(method).Attribute(
            new AttributionInput(model, [TestNetworks.Target(model, 2), TestNetworks.Target(model, 0)], x, heard), options, default);
        Assert.Equal(2, together.Count);
        Assert.Equal(3, heard.Values[^1]);
        for (var place = 0; place < 2; place++)
        {
            var alone = AttributionCatalogue.Get(method).Attribute(
                new AttributionInput(model, [TestNetworks.Target(model, place == 0 ? 2 : 0)], x), options, default)[0];
            AssertClose(alone.Observed, together[place].Observed);
            AssertClose(alone.Matrix, together[place].Matrix);
        }
    }

    internal static AttributionMaps Attribute(SequenceModel model, string method, params string[] sequences) => Attribute(model, method, null, sequences);

    private static AttributionMaps Attribute(SequenceModel model, string method, JsonObject? options, string[] sequences, long firstRow = 0)
    {
        using var x = TestNetworks.Encode(model, sequences);
        var read = AttributionCatalogue.Options(new MethodSpec { Method = method, Options = options });
        return AttributionCatalogue.Get(method).Attribute(new AttributionInput(model, [TestNetworks.Target(model, 1)], x) { FirstRow = firstRow }, read, default)[0];
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        var largest = 0f;
        foreach (var value in expected)
            largest = Math.Max(largest, Math.Abs(value));
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 2e-6 * (1 + largest));
    }

    private sealed class Listener : IProgress<int>
    {
        public List<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }
}
