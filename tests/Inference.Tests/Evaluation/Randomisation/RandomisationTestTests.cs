using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.Randomisation;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Inference.Tests.Models;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Evaluation.Randomisation;

public sealed class RandomisationTestTests : IDisposable
{
    private const int Rows = 12;
    private const int Length = 30;
    private static readonly RandomisationOptions Options = new() { Models = 3 };

    private readonly SequenceModel _model = TestNetworks.Model(TestNetworks.Smooth, 3, Length);
    private readonly List<ExplainedRow> _rows = [.. Enumerable.Range(0, Rows).Select(row => new ExplainedRow(row, Bases.Encode(TestNetworks.Bases(Length, row)), []))];

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Run_Gradient_LosesItsLikenessAndTheModelIsRestored()
    {
        var before = Explain(_model);
        var outputs = RandomisationTest.Run(_model, Explain, Options, 5, null, default);

        Assert.Equal(RandomisedLayers.TopDown(_model.Graph!).Count, outputs.Layers.Count);
        Assert.EndsWith("(Linear)", outputs.Layers[0], StringComparison.Ordinal);
        Assert.InRange(outputs.Curve(1)[^1].Value, -0.3, 0.3);
        Assert.InRange(outputs.Unrelated.Average(), -0.3, 0.3);
        Assert.All(before.Zip(Explain(_model)), pair => Assert.Equal(pair.First, pair.Second));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void Groups_AnyNumberOfDepths_HoldEachLayerOnceFromTheOutputDown(int depths)
    {
        var groups = RandomisedLayers.Groups(_model.Graph!, depths);

        Assert.Equal(Math.Min(depths, RandomisedLayers.TopDown(_model.Graph!).Count), groups.Count);
        Assert.All(groups, Assert.NotEmpty);
        Assert.Equal(RandomisedLayers.TopDown(_model.Graph!), groups.SelectMany(group => group));
    }

    // With one depth the model ends where it ends with many: the values do not depend on how often one looks.
    [Fact]
    public void Run_OneDepth_EndsAtTheSameRandomModels()
    {
        var deep = RandomisationTest.Run(_model, Explain, Options, 5, null, default);
        var one = RandomisationTest.Run(_model, Explain, Options with { Depths = 1 }, 5, null, default);

        Assert.Equal(deep.AtFullRandomisation, Assert.Single(one.Correlations));
    }

    // Maps that say the same of any model are what the test is for.
    [Fact]
    public void Run_MapsThatIgnoreTheModel_KeepTheirLikeness()
    {
        var constant = RandomisationTest.Run(_model, _ => [.. _rows.Select(_ => new float[Length])], Options, 5, null, default);
        var letters = RandomisationTest.Run(_model, _ => [.. _rows.Select(row => row.Codes.Select(code => (float)code).ToArray())], Options, 5, null, default);

        Assert.All(constant.Correlations.Concat(letters.Correlations), rows => Assert.All(rows, value => Assert.Equal(1, value, 1e-9)));
        Assert.Equal(AuditVerdict.Fail, AuditRules.Get(10).Thresholds[0].Judge(constant.Curve(1)[^1]));
        Assert.All(letters.ComplexityRise, rise => Assert.Equal(0, rise, 1e-12));
    }

    [Fact]
    public void Run_Cancelled_RestoresTheModel()
    {
        var before = Explain(_model);
        using var source = new CancellationTokenSource();
        var progress = new Stop(source);

        Assert.Throws<OperationCanceledException>(() => RandomisationTest.Run(_model, Explain, Options, 5, progress, source.Token));
        Assert.All(before.Zip(Explain(_model)), pair => Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public void SmoothedMaps_LinearModel_AreTheMapItself()
    {
        using var linear = TestNetworks.Model(TestNetworks.Linear(Length, 1), 1, Length);
        var source = Source();
        var plain = source.Maps(linear, [.. _rows.Select(row => row.Codes)], Numbers, default);
        var smooth = new SmoothedMaps(source, new RandomisationOptions { Copies = 12, ChangedShare = 0.1 }, 3).Maps(linear, _rows, default);

        // A linear model has the same gradient everywhere, so copies only leave out what they replaced.
        for (var row = 0; row < Rows; row++)
            Assert.All(plain[row].Zip(smooth[row]), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void SmoothedMaps_CurvedModel_AreNotTheMapItself()
    {
        var smooth = new SmoothedMaps(Source(), new RandomisationOptions { Copies = 12, ChangedShare = 0.1 }, 3).Maps(_model, _rows, default);

        Assert.NotEqual(Explain(_model)[0], smooth[0]);
    }

    [Fact]
    public void HistogramEntropy_EvenlySpreadScores_IsTheLogarithmOfTheBins()
    {
        Assert.Equal(Math.Log(100), HistogramEntropy.Of([.. Enumerable.Range(0, 1000).Select(i => i / 1000f)]), 1e-3);
        Assert.Equal(0, HistogramEntropy.Of([2, 2, 2]));
        Assert.Equal(Math.Log(2), HistogramEntropy.Of([0, 1, 0, 1]), 1e-12);
    }

    private static MapSource Source() => new(new MethodSpec { Method = "gradient-x-input" }, new TargetSpec { Output = 0, Name = "output 0" }, 1);

    private long[] Numbers => [.. _rows.Select(row => row.Row)];

    private IReadOnlyList<float[]> Explain(SequenceModel model) => Source().Maps(model, [.. _rows.Select(row => row.Codes)], Numbers, default);

    private sealed class Stop(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value) => source.Cancel();
    }
}
