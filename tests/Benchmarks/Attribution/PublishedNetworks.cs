using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using TorchSharp;

namespace CisLens.Benchmarks.Attribution;

/// <summary>Networks of published shapes with weights drawn from a seed; the same layers are in <c>peers.py</c>.</summary>
internal static class PublishedNetworks
{
    /// <summary>Beluga (Zhou and others, Nature Genetics 2018): 2,000 bases, 2,002 outputs.</summary>
    public static SequenceModel Beluga() => Create("Beluga", 2000, 2002, [
        Convolution(4, 320, 8), Relu, Convolution(320, 320, 8), Relu, Pool(4),
        Convolution(320, 480, 8), Relu, Convolution(480, 480, 8), Relu, Pool(4),
        Convolution(480, 640, 8), Relu, Convolution(640, 640, 8), Relu,
        Flatten, Dense(67840, 2003), Relu, Dense(2003, 2002)]);

    /// <summary>Basset (Kelley and others, Genome Research 2016) for 1,000 bases: 164 outputs.</summary>
    public static SequenceModel Basset() => Create("Basset", 1000, 164, [
        Convolution(4, 300, 19, 9), Norm(300), Relu, Pool(3),
        Convolution(300, 200, 11, 5), Norm(200), Relu, Pool(4),
        Convolution(200, 200, 7, 3), Norm(200), Relu, Pool(4),
        Flatten, Dense(200 * 20, 1000), Norm(1000), Relu, Dense(1000, 1000), Norm(1000), Relu, Dense(1000, 164)]);

    /// <summary>A network by its name, <c>beluga</c> or <c>basset</c>.</summary>
    public static SequenceModel Load(string name) => name == "beluga" ? Beluga() : Basset();

    /// <summary>Random sequences as long as the network takes them.</summary>
    /// <returns>[rows, 4, length].</returns>
    public static torch.Tensor Sequences(SequenceModel model, int rows)
    {
        var length = model.Card.Input.Length!.Value;
        var values = new float[rows * 4 * length];
        for (var row = 0; row < rows; row++)
        {
            var random = SeededRandom.ForItem(1, row);
            for (var position = 0; position < length; position++)
                values[((4 * row) + random.Next(4)) * length + position] = 1;
        }
        return torch.tensor(values, [rows, 4, length]);
    }

    private static JsonObject Relu => new() { ["type"] = "ReLU" };

    private static JsonObject Flatten => new() { ["type"] = "Flatten" };

    private static JsonObject Pool(int size) => new() { ["type"] = "MaxPool1d", ["kernel_size"] = size };

    private static JsonObject Convolution(int from, int to, int width, int padding = 0) =>
        new() { ["type"] = "Conv1d", ["in_channels"] = from, ["out_channels"] = to, ["kernel_size"] = width, ["padding"] = padding };

    private static JsonObject Norm(int features) => new() { ["type"] = "BatchNorm1d", ["num_features"] = features };

    private static JsonObject Dense(int from, int to) => new() { ["type"] = "Linear", ["in_features"] = from, ["out_features"] = to };

    private static SequenceModel Create(string name, int length, int outputs, JsonObject[] layers)
    {
        for (var i = 0; i < layers.Length; i++)
            if (layers[i]["type"]!.GetValue<string>() is "Conv1d" or "Linear" or "BatchNorm1d")
                layers[i]["prefix"] = $"layer{i}";
        var architecture = new JsonObject { ["layers"] = new JsonArray([.. layers]) };
        var graph = new LayerGraph(architecture["layers"]!.AsArray());
        graph.Initialize(1, torch.CPU);
        var card = new ModelCard
        {
            Name = name,
            Version = "1",
            Title = name,
            Description = "Random weights in a published shape.",
            Licence = "none",
            Input = new ModelInput { Length = length },
            Outputs = [.. Enumerable.Range(0, outputs).Select(index => new ModelOutput($"output {index}", "score"))],
            Architecture = architecture,
            Weights = [],
        };
        return SequenceModel.FromGraph(card, graph, torch.CPU);
    }
}
