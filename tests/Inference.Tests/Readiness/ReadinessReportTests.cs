using System.Text.Json;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Inference.Readiness;
using CisLens.Inference.Tests.Models;
using CisLens.Inference.Tests.Runs;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Readiness;

public sealed class ReadinessReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelPackage _package;

    public ReadinessReportTests() => _package = ModelPackage.Open(TinyModel.Create(_folder.PathOf("tiny")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_SmallNetwork_SaysWhatItIsReadyFor()
    {
        WriteGolden(Outputs(Sequences), "the same program");
        var report = ReadinessTest.Run(_package, CPU, TimeProvider.System, default);
        Assert.Equal(["Layer 0 (Conv1d)", "Layer 1 (ReLU)", "Layer 2 (GlobalMaxPool1d)", "Layer 3 (Linear)"], report.Layers!.Rows.Select(row => row.Place));
        // 8 x (4 x 7 + 1) and 2 x (8 + 1).
        Assert.Equal(250, report.Layers.Parameters);
        Assert.Equal((30, $"{report.Strands.MaxBy(output => output.Deviation)!.Output} (score)"), (report.Length, report.Target));
        Assert.Equal(AttributionCatalogue.All.Select(method => method.Info.Id), report.Methods.Select(method => method.Id));
        Assert.All(report.Methods, method => Assert.NotEmpty(method.Reason));
        var saliency = report.Methods.Single(method => method.Id == "saliency");
        Assert.Equal(MethodVerdict.Exact, saliency.Verdict);
        Assert.Equal(2 * 1000 * report.SecondsPerSequence, saliency.Seconds!.Value, 1e-9);
        Assert.Equal(2 * 1000 * report.OperationsPerSequence!.Value, saliency.Operations!.Value, 1e-3);
        Assert.Equal(MethodVerdict.Approximate, report.Methods.Single(method => method.Id == "lime").Verdict);
        foreach (var (subject, id) in new[] { ("Outputs", "golden"), ("ISM", "mutants"), ("ISM", "plain"), ("DeepLIFT-SHAP", "completeness"), ("All methods", "finite") })
        {
            var line = report.SelfTest.Single(line => line.Subject == subject && line.Check.Id == id);
            Assert.True(line.Check.Passed && line.Check.N > 0, $"{line.Subject}: {line.Check}");
        }
        Assert.Equal(2, report.Strands.Count);
        Assert.All(report.Strands, output => Assert.True(output is { Largest: > 0, Deviation: > 0 }));
    }

    [Fact]
    public void Run_ModelOfBothStrands_AnswersAlike()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3, change: card => card with { Strands = StrandRule.Mean });
        Assert.All(StrandTest.Run(model, 30, default), output => Assert.InRange(output.Largest, 0, 1e-6));
    }

    [Fact]
    public void Mutants_TargetThatNothingChanges_IsNoProof()
    {
        // It sees one base near the end only.
        using var silent = TestNetworks.Model("""[{"type":"Conv1d","in_channels":4,"out_channels":2,"kernel_size":1,"prefix":"a"},{"type":"Sigmoid"},{"type":"Crop","left":28,"right":1},{"type":"Flatten"}]""", 2);
        Assert.Null(MutantTest.Run(silent, TestNetworks.Target(silent, 0), 30, default));
    }

    [Fact]
    public void Golden_OtherNumbers_LargestDifferenceIsShown()
    {
        var outputs = Outputs(Sequences);
        outputs[1][0] += 0.25;
        WriteGolden(outputs, "another program 1.0");
        using var model = SequenceModel.Load(_package, null, CPU);
        var check = GoldenTest.Run(_package, model, default)!.Check;
        Assert.Equal(0.25, check.Largest, 1e-6);
        Assert.Equal((4L, false, "Largest difference from the outputs of another program 1.0"), (check.N, check.Passed, check.Title));
    }

    [Fact]
    public void Golden_WrongNumberOfOutputs_IsRefused()
    {
        WriteGolden([[1.0], [1.0]], "another program");
        using var model = SequenceModel.Load(_package, null, CPU);
        var error = Assert.Throws<InputException>(() => GoldenTest.Run(_package, model, default));
        Assert.Equal("golden.json has 1 outputs for sequence 1, but Tiny gives 2.", error.Message);
    }

    [Fact]
    public void Golden_ListsOfDifferentLength_AreRefused()
    {
        WriteGolden([[1.0, 2.0]], "another program");
        Assert.Equal("golden.json must hold as many lists of outputs as sequences, and at least one.", Assert.Throws<InputException>(() => GoldenOutputs.Find(_package)).Message);
    }

    [Fact]
    public void Golden_NoFile_IsNull() => Assert.Null(GoldenOutputs.Find(_package));

    [Fact]
    public void Store_Result_IsReadForTheSameWeightsOnly()
    {
        var store = new ReadinessStore(new DataFolder(_folder.PathOf("data")));
        Assert.Null(store.Find("tiny", _package.Card));
        var report = ReadinessTest.Run(_package, CPU, TimeProvider.System, default);
        store.Write("tiny", new ReadinessResult(report, null));
        var read = store.Find("tiny", _package.Card)!.Report!;
        Assert.Equal(report.Methods, read.Methods);
        Assert.Equal(report.SelfTest, read.SelfTest);
        Assert.Equal(report.Layers!.Rows, read.Layers!.Rows);
        Assert.Null(store.Find("tiny", _package.Card with { Weights = [new ModelWeights("other", new string('b', 64))] }));
        store.Delete("tiny");
        Assert.Null(store.Find("tiny", _package.Card));
    }

    [Fact]
    public void Store_FileOfAnotherVersion_IsAsGoodAsNone()
    {
        var data = new DataFolder(_folder.PathOf("data"));
        Directory.CreateDirectory(Path.GetDirectoryName(data.Readiness("tiny"))!);
        File.WriteAllText(data.Readiness("tiny"), """{"report":{"something":1}}""");
        Assert.Null(new ReadinessStore(data).Find("tiny", _package.Card));
        Assert.Throws<ArgumentException>(() => data.Readiness("../tiny"));
    }

    private static IReadOnlyList<string> Sequences => [TestNetworks.Bases(30, 1), TestNetworks.Bases(30, 2)];

    private double[][] Outputs(IReadOnlyList<string> sequences)
    {
        using var model = SequenceModel.Load(_package, null, CPU);
        using var x = TestNetworks.Encode(model, [.. sequences]);
        return [.. Predictor.Predict(model, x, null, default).Values.Chunk(2).Select(values => values.Select(value => (double)value).ToArray())];
    }

    private void WriteGolden(double[][] outputs, string source) => File.WriteAllText(
        Path.Combine(_package.Folder, GoldenOutputs.FileName),
        JsonSerializer.Serialize(new GoldenOutputs { Source = source, Sequences = Sequences, Outputs = outputs }, RunJson.Indented));
}
