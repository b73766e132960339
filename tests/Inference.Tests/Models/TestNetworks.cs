using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using CisLens.Inference.Tests.Golden;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Tests.Models;

/// <summary>Small networks with weights drawn from a seed.</summary>
internal static class TestNetworks
{
    /// <summary>A convolutional network for 30 bases with three outputs; smooth, so that differences approach derivatives.</summary>
    public const string Smooth = """
        [{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":5,"padding":2,"prefix":"a"},
         {"type":"BatchNorm1d","num_features":6,"prefix":"n"},{"type":"Softplus"},
         {"type":"Residual","body":[{"type":"Conv1d","in_channels":6,"out_channels":6,"kernel_size":3,"padding":2,"dilation":2,"prefix":"b"},{"type":"Tanh"}]},
         {"type":"AvgPool1d","kernel_size":3},{"type":"Flatten"},
         {"type":"Linear","in_features":60,"out_features":3,"prefix":"c"}]
        """;

    /// <summary>A linear network: output t is the sum of w[t, base, position] over the bases that are there, plus a constant.</summary>
    public static string Linear(int length, int outputs) =>
        $$"""[{"type":"Flatten"},{"type":"Linear","in_features":{{4 * length}},"out_features":{{outputs}},"prefix":"w"}]""";

    public static LayerGraph Graph(string layers, long seed = 1, ScalarType type = ScalarType.Float32)
    {
        var graph = new LayerGraph(JsonNode.Parse(layers)!.AsArray());
        graph.Initialize(seed, CPU, type);
        return graph;
    }

    public static SequenceModel Model(string layers, int outputs, int? length = null, ScalarType type = ScalarType.Float32, Func<ModelCard, ModelCard>? change = null)
    {
        var card = TestCards.Create(new JsonObject { ["layers"] = JsonNode.Parse(layers) }, length, outputs);
        return SequenceModel.FromGraph(change is null ? card : change(card), Graph(layers, type: type), CPU, type);
    }

    public static Target Target(SequenceModel model, int output) =>
        CisLens.Inference.Models.Target.Create(new TargetSpec { Output = output, Name = model.Card.Outputs[output].Name }, model.Card);

    /// <summary>Random bases.</summary>
    public static string Bases(int length, long seed)
    {
        var random = new SeededRandom(seed);
        return string.Create(length, random, static (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = "ACGT"[source.Next(4)];
        });
    }

    public static Tensor Encode(SequenceModel model, params string[] sequences) =>
        model.ToInput([.. sequences.SelectMany(sequence => OneHot.Encode(sequence))], sequences.Length);
}
