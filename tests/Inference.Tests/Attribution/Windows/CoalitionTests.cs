using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.KernelShap;
using CisLens.Inference.Attribution.Lime;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Attribution.ShapleySampling;
using CisLens.Inference.Attribution.Windows;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Inference.Tests.Models;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Attribution.Windows;

/// <summary>Methods that keep some windows and take the others from references.</summary>
public sealed class CoalitionTests
{
    /// <summary>A network that multiplies: the exponential of a sum over the bases.</summary>
    private const string Product = """[{"type":"Flatten"},{"type":"Linear","in_features":120,"out_features":3,"prefix":"w"},{"type":"Exp"}]""";

    private static readonly string Sequence = TestNetworks.Bases(30, 8);
    private static readonly string Other = TestNetworks.Bases(30, 9);

    [Fact]
    public void KernelShap_OfProduct_EqualsTheMeanOverAllOrders()
    {
        using var model = TestNetworks.Model(Product, 3);
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        var expected = new double[3];
        foreach (var order in orders)
            for (var step = 0; step < 3; step++)
                expected[order[step]] += (Value(model, 10, order[..(step + 1)]) - Value(model, 10, order[..step])) / 6;
        var maps = Explain(model, new KernelShapMethod(), new KernelShapOptions { Window = 10, Reference = ReferenceKind.Given, ReferenceSequence = Other });
        for (var window = 0; window < 3; window++)
        {
            Assert.Equal(expected[window], maps.Arrays[0].Values[window], 1e-5);
            Assert.Equal(0, maps.Arrays[1].Values[window]);
            Assert.Equal(expected[window] / 10, maps.Observed[10 * window + 4], 1e-6);
        }
    }

    [Fact]
    public void SampledValues_OfProduct_LieAroundTheExactOnes()
    {
        using var model = TestNetworks.Model(Product, 3);
        var exact = Explain(model, new KernelShapMethod(), new KernelShapOptions { Window = 3, Reference = ReferenceKind.Zeros }).Arrays[0].Values;
        Assert.Equal(10, exact.Length);
        var kernel = Explain(model, new KernelShapMethod(), new KernelShapOptions { Window = 3, Reference = ReferenceKind.Zeros, Samples = 300 });
        var orders = Explain(model, new ShapleySamplingMethod(), new ShapleySamplingOptions { Window = 3, Reference = ReferenceKind.Zeros, Pairs = 50 });
        foreach (var maps in new[] { kernel, orders })
        {
            var (shares, errors) = (maps.Arrays[0].Values, maps.Arrays[1].Values);
            for (var window = 0; window < 10; window++)
            {
                Assert.Equal(exact[window], shares[window], 5 * errors[window] + 1e-5);
                Assert.InRange(errors[window], 1e-9, 0.2 * exact.Max(Math.Abs));
            }
            // Standard errors that mean something: nearly all values lie within two.
            Assert.InRange(Enumerable.Range(0, 10).Count(window => Math.Abs(exact[window] - shares[window]) <= 2 * errors[window]), 6, 10);
        }
    }

    [Theory]
    [InlineData("kernel-shap", """{"window":3}""")]
    [InlineData("kernel-shap", """{"window":3,"samples":100}""")]
    [InlineData("kernel-shap", """{"window":30,"reference":"uniform"}""")]
    [InlineData("shapley-sampling", """{"window":4}""")]
    [InlineData("shapley-sampling", """{"window":30}""")]
    public void Shares_OfASequence_SumToTheDifferenceFromItsReferences(string method, string json)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var x = TestNetworks.Encode(model, Sequence[..20] + "NNNNNNNNNN", Other);
        var input = new AttributionInput(model, [TestNetworks.Target(model, 2), TestNetworks.Target(model, 0)], x);
        var options = (CoalitionOptions)AttributionCatalogue.Options(new() { Method = method, Options = JsonNode.Parse(json)!.AsObject() });
        var maps = AttributionCatalogue.Get(method).Attribute(input, options, default);
        for (var target = 0; target < 2; target++)
        {
            var differences = Differences(input, options, target);
            for (var row = 0; row < 2; row++)
                Assert.Equal(differences[row], maps[target].Observed.AsSpan(30 * row, 30).ToArray().Sum(value => (double)value), 2e-6);
            var check = maps[target].Checks.Single(check => check.Id == "efficiency");
            Assert.Equal(2, check.N);
            Assert.InRange(check.Largest, 0, 1e-6);
        }
    }

    [Fact]
    public void Lime_OfAdditiveNetwork_ExplainsEverything()
    {
        using var model = TestNetworks.Model(TestNetworks.Linear(30, 3), 3);
        var check = Explain(model, new LimeMethod(), new LimeOptions { Window = 2, Ridge = 0 }).Checks.Single(check => check.Id == "unexplained");
        Assert.Equal(1, check.N);
        Assert.InRange(check.Largest, 0, 1e-9);
    }

    [Fact]
    public void Lime_OfTwoWindows_EqualsTheWeightedFit()
    {
        using var model = TestNetworks.Model(Product, 3);
        var maps = Explain(model, new LimeMethod(), new LimeOptions { Window = 15, Ridge = 0, KernelWidth = 1, Reference = ReferenceKind.Given, ReferenceSequence = Other });
        // A linear model of two windows has one residual, which alternates in sign; its size follows from the weights of the four sets.
        double Weight(int kept) => Math.Exp(-Math.Pow(1 - Math.Sqrt(kept / 2.0), 2));
        double[] weights = [Weight(0), Weight(1), Weight(1), Weight(2)];
        double[] values = [Value(model, 15), Value(model, 15, 0), Value(model, 15, 1), Value(model, 15, 0, 1)];
        var residual = (values[3] - values[2] - values[1] + values[0]) / weights.Sum(weight => 1 / weight);
        double Fitted(int set, int sign) => values[set] - sign * residual / weights[set];
        Assert.Equal(Fitted(1, -1) - Fitted(0, 1), maps.Arrays[0].Values[0], 1e-5);
        Assert.Equal(Fitted(2, -1) - Fitted(0, 1), maps.Arrays[0].Values[1], 1e-5);
        Assert.InRange(maps.Checks.Single(check => check.Id == "unexplained").Largest, 1e-6, 1);
    }

    [Theory]
    [InlineData("lime", """{"window":2,"reference":"zeros"}""")]
    [InlineData("kernel-shap", """{"window":2,"reference":"zeros"}""")]
    [InlineData("shapley-sampling", """{"window":2,"reference":"zeros"}""")]
    [InlineData("shapley-sampling", """{"window":2}""")]
    public void Attribute_SampledSets_FollowSeedAndRow(string method, string json)
    {
        using var model = TestNetworks.Model(Product, 3);
        using var x = TestNetworks.Encode(model, Sequence);
        var options = AttributionCatalogue.Options(new() { Method = method, Options = JsonNode.Parse(json)!.AsObject() });
        float[] Scores(long seed, long row) => AttributionCatalogue.Get(method)
            .Attribute(new AttributionInput(model, [TestNetworks.Target(model, 1)], x) { Seed = seed, FirstRow = row }, options, default)[0].Observed;
        Assert.Equal(Scores(1, 0), Scores(1, 0));
        Assert.NotEqual(Scores(1, 0), Scores(2, 0));
        Assert.NotEqual(Scores(1, 0), Scores(1, 1));
    }

    [Fact]
    public void KernelShap_FewSamplesForManyWindows_IsRefused()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        var error = Assert.Throws<InputException>(() => Explain(model, new KernelShapMethod(), new KernelShapOptions { Window = 1, Samples = 100 }));
        Assert.Equal("KernelSHAP: 100 samples are too few for 30 windows; raise 'samples' to 120 or choose larger windows.", error.Message);
    }

    [Fact]
    public void Lime_FewSamplesWithoutRidge_IsRefused()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        var error = Assert.Throws<InputException>(() => Explain(model, new LimeMethod(), new LimeOptions { Window = 1, Samples = 20, Ridge = 0 }));
        Assert.Equal("LIME: 20 samples with this kernel width do not tell 30 windows apart; raise 'samples', 'kernelWidth' or 'ridge'.", error.Message);
    }

    /// <summary>f of the sequence in some windows of a size and of the other sequence elsewhere.</summary>
    private static double Value(SequenceModel model, int size, params int[] kept)
    {
        var mixed = string.Concat(Enumerable.Range(0, 30).Select(position => kept.Contains(position / size) ? Sequence[position] : Other[position]));
        using var x = TestNetworks.Encode(model, mixed);
        return Predictor.Targets(model, [TestNetworks.Target(model, 1)], x, null, default)[0];
    }

    private static float[] Differences(AttributionInput input, CoalitionOptions options, int target)
    {
        using var scope = NewDisposeScope();
        var references = new ReferenceSequences(input, options);
        var (_, others) = references.Take([.. Enumerable.Range(0, references.Pairs)]);
        var before = Predictor.Targets(input.Model, [input.Targets[target]], others, null, default).Chunk(references.Count).Select(chunk => chunk.Average(value => (double)value));
        return [.. Predictor.Targets(input.Model, [input.Targets[target]], input.OneHot, null, default).Zip(before, (own, other) => (float)(own - other))];
    }

    private static AttributionMaps Explain(SequenceModel model, IAttributionMethod method, object options)
    {
        using var x = TestNetworks.Encode(model, Sequence);
        return method.Attribute(new AttributionInput(model, [TestNetworks.Target(model, 1)], x), options, default)[0];
    }
}
