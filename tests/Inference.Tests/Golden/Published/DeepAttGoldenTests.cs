using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.SaturationMutagenesis;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Prediction;
using CisLens.Shared.Arrays;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Golden.Published;

/// <summary>DeepAtt for yeast promoters against its published predictions.</summary>
[Trait("Part", "golden")]
public sealed class DeepAttGoldenTests(ITestOutputHelper output)
{
    private const string Name = "deepatt-yeast-promoter";

    private readonly GoldenComparison _comparison = new(output);

    [SkippableFact]
    public void Predict_GoldenSequences_GivesGoldenOutputs()
    {
        var published = new PublishedModel(Name);
        using var model = Load(published);
        using var x = PublishedModel.Encode(model, published.Sequences());
        _comparison.Check($"{Name} outputs", Predictor.Predict(model, x, null, default).Values, published.Golden("golden_raw_output.npy"), 1e-4, 0);
    }

    [SkippableFact]
    public void Predict_NativePromoters_GivesPublishedPredictions()
    {
        const double scale = 3.70407084, shift = 9.35878429;
        var published = new PublishedModel(Name);
        var table = published.Table("native_promoters_measured_and_published_predictions.tsv");
        using var model = Load(published);
        using var x = PublishedModel.Encode(model, [.. table.Select(row => row["sequence"])]);
        var values = Predictor.Predict(model, x, null, default).Values.Select(value => (float)(scale * value + shift)).ToArray();
        var expected = table.Select(row => PublishedModel.Number(row["predicted_expression"])).ToArray();
        _comparison.Check($"{Name} published predictions", values, new NpyArray<float>(expected, [expected.Length]), 1e-4, 0);
    }

    [SkippableFact]
    public void Attention_GoldenSequences_MatchesGolden()
    {
        var published = new PublishedModel(Name);
        using var model = Load(published);
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var values = PublishedModel.Encode(model, published.Sequences());
        foreach (var layer in model.Graph!.Layers.TakeWhile(layer => layer is not SelfAttention))
            values = layer.Forward(values, training: false);
        var attention = model.Graph.Layers.OfType<SelfAttention>().Single().Weights(values);
        _comparison.Check($"{Name} attention", attention.ToFloats(), published.Golden("golden_attention.npy"), 1e-5, 0);
    }

    [SkippableFact]
    public void Gradient_GoldenSequences_MatchesGolden()
    {
        var published = new PublishedModel(Name);
        using var model = Load(published);
        using var x = PublishedModel.Encode(model, published.Sequences());
        var golden = published.Golden("golden_gradients.npy");
        using var gradient = InputGradient.Of(model, PublishedModel.Target(model, 0), x);
        _comparison.Check($"{Name} gradients", gradient.ToFloats(), golden, 1e-3 * PublishedModel.Largest(golden), 0);
    }

    [SkippableFact]
    public void Ism_GoldenSequences_MatchesGolden()
    {
        var published = new PublishedModel(Name);
        using var model = Load(published);
        using var x = PublishedModel.Encode(model, published.Sequences());
        var golden = published.Golden("golden_ism.npy");
        var maps = new SaturationMutagenesisMethod().Attribute(new AttributionInput(model, [PublishedModel.Target(model, 0)], x), new SaturationMutagenesisOptions(), default)[0];
        _comparison.Check($"{Name} effects", maps.Matrix!, golden, 1e-3 * PublishedModel.Largest(golden), 0);
    }

    private static SequenceModel Load(PublishedModel published) =>
        published.Load("model.safetensors", new JsonObject { ["name"] = "DeepAtt" }, 1);
}
