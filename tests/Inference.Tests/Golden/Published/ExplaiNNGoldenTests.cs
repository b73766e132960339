using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.SaturationMutagenesis;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Golden.Published;

/// <summary>ExplaiNN for MAX, FOXA1 and JUND against the authors' own program.</summary>
[Trait("Part", "golden")]
public sealed class ExplaiNNGoldenTests(ITestOutputHelper output)
{
    private const string Name = "explainn-max-foxa1-jund";

    private readonly GoldenComparison _comparison = new(output);

    [SkippableTheory]
    [InlineData("model_epoch_best_4.pth")]
    [InlineData("model.safetensors")]
    public void Predict_PublishedWeights_GivesPublishedLogits(string file)
    {
        var published = new PublishedModel(Name);
        using var model = Load(published, file);
        using var x = PublishedModel.Encode(model, published.Sequences());
        _comparison.Check($"{Name} logits of {file}", Predictor.Predict(model, x, null, default).Values, published.Golden("golden_logits.npy"), 1e-4, 0);
    }

    [SkippableFact]
    public void Forward_UpToLastLayer_GivesUnitOutputs()
    {
        var published = new PublishedModel(Name);
        using var model = Load(published, "model.safetensors");
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var values = PublishedModel.Encode(model, published.Sequences());
        foreach (var layer in model.Graph!.Layers.SkipLast(1))
            values = layer.Forward(values, training: false);
        _comparison.Check($"{Name} unit outputs", values.ToFloats(), published.Golden("golden_unit_outputs.npy"), 1e-4, 0);
    }

    [SkippableFact]
    public void Gradient_OfEachLogit_MatchesPublished()
    {
        var published = new PublishedModel(Name);
        using var model = Load(published, "model.safetensors");
        var sequences = published.Sequences();
        using var x = PublishedModel.Encode(model, sequences);
        var golden = published.Golden("golden_gradients.npy");
        var gradients = Enumerable.Range(0, 3).Select(target =>
        {
            using var gradient = InputGradient.Of(model, PublishedModel.Target(model, target), x);
            return gradient.ToFloats();
        }).ToList();
        _comparison.Check($"{Name} gradients", OracleArrays.Stack(gradients, sequences.Count), golden, 1e-3 * PublishedModel.Largest(golden), 0);
    }

    [SkippableFact]
    public void Ism_OfEachLogit_MatchesPublished()
    {
        var published = new PublishedModel(Name);
        using var model = Load(published, "model.safetensors");
        var sequences = published.Sequences();
        var length = sequences[0].Length;
        using var x = PublishedModel.Encode(model, sequences);
        var golden = published.Golden("golden_ism.npy");
        var targets = Enumerable.Range(0, 3).Select(target => PublishedModel.Target(model, target)).ToList();
        var effects = new SaturationMutagenesisMethod()
            .Attribute(new AttributionInput(model, targets, x), new SaturationMutagenesisOptions(), default).Select(maps => maps.Matrix!).ToList();
        // Ours does not mutate unknown bases.
        _comparison.Check($"{Name} effects", OracleArrays.Stack(effects, sequences.Count), golden, 1e-3 * PublishedModel.Largest(golden), 0,
            index => sequences[index / (12 * length)][index % length] is 'A' or 'C' or 'G' or 'T');
    }

    private static SequenceModel Load(PublishedModel published, string file) =>
        published.Load(file, new JsonObject { ["name"] = "ExplaiNN", ["outputs"] = 3 }, 3);
}
