using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Inference.Tests.Models;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Attribution.Paths;

/// <summary>Methods that take gradients between references and sequences, and at noisy sequences.</summary>
public sealed class PathMethodTests
{
    private const int Length = 30;

    /// <summary>Not smooth, so that integration needs many steps.</summary>
    private const string Kinked = """
        [{"type":"Conv1d","in_channels":4,"out_channels":12,"kernel_size":5,"padding":2,"prefix":"a"},{"type":"ReLU"},
         {"type":"MaxPool1d","kernel_size":3},{"type":"Flatten"},
         {"type":"Linear","in_features":120,"out_features":20,"prefix":"b"},{"type":"ReLU"},{"type":"Linear","in_features":20,"out_features":2,"prefix":"c"}]
        """;

    public static TheoryData<string, string> ReferenceMethods() => new()
    {
        { "integrated-gradients", """{"reference":"zeros"}""" },
        { "integrated-gradients", """{"reference":"uniform","steps":3}""" },
        { "integrated-gradients", """{"reference":"uniform","rule":"riemannLeft","steps":2}""" },
        { "integrated-gradients", """{"reference":"uniform","rule":"riemannRight","steps":7}""" },
        { "integrated-gradients", """{"reference":"uniform","rule":"riemannMiddle","steps":7}""" },
        { "integrated-gradients", """{"reference":"background","background":[0.4,0.1,0.1,0.4],"rule":"riemannTrapezoid","steps":9}""" },
        { "integrated-gradients", """{"reference":"dinucleotide","shuffles":4,"steps":5}""" },
        { "integrated-gradients", """{"reference":"given","referenceSequence":"ACGTTGCAAGCATCGACTGACGATTTTTTT","steps":5}""" },
        { "expected-gradients", """{"reference":"mononucleotide","shuffles":4,"samples":12}""" },
        { "expected-gradients", """{"reference":"uniform","samples":3}""" },
        { "gradient-shap", """{"reference":"uniform","samples":3}""" },
    };

    public static TheoryData<string> Seeded() => ["integrated-gradients", "expected-gradients", "gradient-shap", "smoothgrad"];

    [Theory]
    [MemberData(nameof(ReferenceMethods))]
    public void Attribute_LinearNetwork_GivesTheWeightsTimesTheDifference(string method, string options)
    {
        using var model = TestNetworks.Model(TestNetworks.Linear(Length, 2), 2);
        var weights = model.Graph!.Parameters[0].ToFile().AsSpan(4 * Length).ToArray();
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 2));
        var maps = Attribute(model, method, options, x, 1);
        var oneHot = x.ToFloats();
        var reference = MeanReference(model, method, options, x);
        for (var position = 0; position < Length; position++)
        {
            double Sum(Func<int, double> term) => Enumerable.Range(0, 4).Sum(letter => weights[letter * Length + position] * term(letter * Length + position));
            var expected = Sum(i => reference[i]);
            Assert.Equal(Sum(i => oneHot[i] - reference[i]), maps.Observed[position], 1e-6);
            for (var letter = 0; letter < 4; letter++)
                Assert.Equal(weights[letter * Length + position] - expected, maps.Matrix![letter * Length + position], 1e-6);
        }
        Assert.All(maps.Arrays.Single().Values, error => Assert.Equal(0, error, 1e-5));
    }

    [Theory]
    [InlineData("""{"mode":"mean","noise":0.5,"samples":4}""", 1, 0)]
    [InlineData("""{"mode":"squared","noise":0.5,"samples":4}""", 2, 0)]
    [InlineData("""{"mode":"variance","noise":0.5,"samples":4}""", 0, 1)]
    [InlineData("""{"kind":"simplex","samples":4}""", 1, 0)]
    public void SmoothGrad_LinearNetwork_GivesTheWeightsTheirSquaresAndNoVariance(string options, int power, int zero)
    {
        using var model = TestNetworks.Model(TestNetworks.Linear(Length, 2), 2);
        var weights = model.Graph!.Parameters[0].ToFile().AsSpan(4 * Length).ToArray();
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 2));
        var oneHot = x.ToFloats();
        var observed = Attribute(model, "smoothgrad", options, x, 1).Observed;
        for (var position = 0; position < Length; position++)
        {
            var own = Enumerable.Range(0, 4).Sum(letter => (double)weights[letter * Length + position] * oneHot[letter * Length + position]);
            Assert.Equal(zero == 1 ? 0 : Math.Pow(own, power), observed[position], 1e-6);
        }
    }

    [Fact]
    public void VarGrad_OfKinkedNetwork_IsTheVarianceOfTheGradients()
    {
        using var model = TestNetworks.Model(Kinked, 2);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 2));
        const string rest = "\"samples\":20,\"noise\":0.3}";
        var mean = Attribute(model, "smoothgrad", "{\"mode\":\"mean\"," + rest, x, 0).Observed;
        var squared = Attribute(model, "smoothgrad", "{\"mode\":\"squared\"," + rest, x, 0).Observed;
        var variance = Attribute(model, "smoothgrad", "{\"mode\":\"variance\"," + rest, x, 0).Observed;
        for (var position = 0; position < Length; position++)
            Assert.Equal(squared[position] - mean[position] * mean[position], variance[position], 1e-7);
        Assert.Contains(variance, value => value > 1e-6);
    }

    [Theory]
    [InlineData("uniform", 1)]
    [InlineData("dinucleotide", 3)]
    public void IntegratedGradients_OfSmoothNetwork_AddUpToTheChange(string reference, int references)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1), $"{TestNetworks.Bases(20, 2)}NNNNNNNNNN");
        var options = "{\"reference\":\"" + reference + "\",\"shuffles\":3}";
        var maps = Attribute(model, "integrated-gradients", options, x, 2);
        var values = Predictor.Targets(model, [TestNetworks.Target(model, 2)], x, null, default);
        using var scope = NewDisposeScope();
        var taken = new ReferenceSequences(new AttributionInput(model, [], x), Options("integrated-gradients", options))
            .Take(Enumerable.Range(0, 2 * references).ToArray()).References;
        var before = Predictor.Targets(model, [TestNetworks.Target(model, 2)], taken, null, default);
        for (var row = 0; row < 2; row++)
            Assert.Equal(
                values[row] - before.Skip(row * references).Take(references).Average(), maps.Observed.Skip(row * Length).Take(Length).Sum(), 1e-5);
        Assert.Equal([references], maps.Arrays.Single().Shape);
        Assert.Equal(2 * references, maps.Arrays.Single().Values.Length);
        Assert.All(maps.Checks, check => Assert.True(check.Passed));
    }

    [Fact]
    public void IntegratedGradients_OfKinkedNetwork_DoublesStepsUntilTheErrorIsSmall()
    {
        using var model = TestNetworks.Model(Kinked, 2);
        using var x = TestNetworks.Encode(model, [.. Enumerable.Range(0, 3).Select(seed => TestNetworks.Bases(Length, seed))]);
        var few = Attribute(model, "integrated-gradients", """{"reference":"zeros","steps":4,"mostSteps":4,"tolerance":0.03}""", x, 0);
        var many = Attribute(model, "integrated-gradients", """{"reference":"zeros","steps":4,"mostSteps":1024,"tolerance":0.03}""", x, 0);
        var limited = Attribute(model, "integrated-gradients", """{"reference":"zeros","steps":4,"mostSteps":31,"tolerance":0.000001}""", x, 0);
        Assert.False(Check(few, "completeness").Passed);
        Assert.Equal(4, Check(few, "steps").Largest);
        Assert.True(Check(many, "completeness").Passed, $"{Check(many, "completeness")}");
        Assert.True(Check(many, "steps").Largest > 4, $"{Check(many, "steps")}");
        Assert.Equal(16, Check(limited, "steps").Largest);
        Assert.Contains("16 steps", Check(limited, "completeness").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void ExpectedGradients_ManySamples_ApproachIntegratedGradients()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1));
        const string references = "\"reference\":\"dinucleotide\",\"shuffles\":5";
        var integrated = Attribute(model, "integrated-gradients", "{" + references + "}", x, 1);
        var expected = Attribute(model, "expected-gradients", "{\"samples\":4000," + references + "}", x, 1);
        var shap = Attribute(model, "gradient-shap", "{\"samples\":4000," + references + "}", x, 1);
        var largest = integrated.Observed.Max(Math.Abs);
        for (var position = 0; position < Length; position++)
        {
            Assert.Equal(integrated.Observed[position], expected.Observed[position], 0.03 * largest);
            Assert.Equal(integrated.Observed[position], shap.Observed[position], 0.06 * largest);
        }
        Assert.True(Check(expected, "completeness").Largest < 0.05);
    }

    [Theory]
    [MemberData(nameof(Seeded))]
    public void Attribute_SumOfTwoOutputs_IsTheSumOfTheirScores(string method)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        // Output 2 becomes twice output 0 minus output 1.
        foreach (var parameter in model.Graph!.Parameters.Where(parameter => parameter.Key.StartsWith("c.", StringComparison.Ordinal)))
        {
            var values = parameter.ToFile();
            var each = values.Length / 3;
            for (var i = 0; i < each; i++)
                values[2 * each + i] = 2 * values[i] - values[each + i];
            parameter.Bind(values, CPU, float32);
        }
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1), TestNetworks.Bases(Length, 2));
        const string options = """{"reference":"dinucleotide","shuffles":3,"mostSteps":2}""";
        var maps = Enumerable.Range(0, 3)
            .Select(output => Attribute(model, method, method == "integrated-gradients" ? options : "{}", x, output).Matrix!).ToList();
        for (var i = 0; i < maps[0].Length; i++)
            Assert.Equal(2 * maps[0][i] - maps[1][i], maps[2][i], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Seeded))]
    public void Attribute_PartOfTheRun_ScoresTheSame(string method)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        var sequences = Enumerable.Range(0, 5).Select(seed => TestNetworks.Bases(Length, seed)).ToArray();
        const string shuffled = """{"reference":"dinucleotide","shuffles":3}""";
        var options = method == "integrated-gradients" ? shuffled : "{}";
        using var all = TestNetworks.Encode(model, sequences);
        using var part = TestNetworks.Encode(model, sequences[3..]);
        var whole = Attribute(model, method, options, all, 1, seed: 7);
        var last = Attribute(model, method, options, part, 1, seed: 7, firstRow: 3);
        var other = Attribute(model, method, options, part, 1, seed: 8, firstRow: 3);
        for (var i = 0; i < 2 * Length; i++)
            Assert.Equal(whole.Observed[3 * Length + i], last.Observed[i], 1e-6);
        Assert.Contains(last.Observed.Zip(other.Observed), pair => Math.Abs(pair.First - pair.Second) > 1e-5);
    }

    private static MethodCheck Check(AttributionMaps maps, string id) => maps.Checks.Single(check => check.Id == id);

    /// <summary>The mean of the references that the samples used; each of them counts the same, also where they are taken in turn.</summary>
    private static float[] MeanReference(SequenceModel model, string method, string options, Tensor x)
    {
        using var scope = NewDisposeScope();
        var read = Options(method, options);
        var references = new ReferenceSequences(new AttributionInput(model, [], x), read);
        return references.Take(Enumerable.Range(0, references.Pairs).ToArray()).References.mean([0L]).ToFloats();
    }

    private static ReferenceOptions Options(string method, string options) =>
        (ReferenceOptions)AttributionCatalogue.Options(new MethodSpec { Method = method, Options = JsonNode.Parse(options)!.AsObject() });

    private static AttributionMaps Attribute(
        SequenceModel model, string method, string options, Tensor x, int output, int seed = 1, long firstRow = 0)
    {
        var read = AttributionCatalogue.Options(new MethodSpec { Method = method, Options = JsonNode.Parse(options)!.AsObject() });
        var input = new AttributionInput(model, [TestNetworks.Target(model, output)], x) { Seed = seed, FirstRow = firstRow };
        return AttributionCatalogue.Get(method).Attribute(input, read, default)[0];
    }
}
