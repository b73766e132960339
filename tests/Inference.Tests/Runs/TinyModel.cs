using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Models.Layers;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Runs;

/// <summary>A small network with random weights as a package on disk.</summary>
internal static class TinyModel
{
    /// <summary>Two outputs, A and B: convolution, ReLU, maximum over positions, linear.</summary>
    /// <param name="folder">Where the package goes.</param>
    /// <param name="length">Input length; null for any from 8 on.</param>
    /// <param name="replicas">Number of replicas, <c>seed-1</c> and so on; a single one has no name.</param>
    public static string Create(string folder, int? length = 30, int replicas = 1)
    {
        var layers = JsonNode.Parse("""
            [
              { "type": "Conv1d", "in_channels": 4, "out_channels": 8, "kernel_size": 7, "padding": 3, "prefix": "conv" },
              { "type": "ReLU" },
              { "type": "GlobalMaxPool1d" },
              { "type": "Linear", "in_features": 8, "out_features": 2, "prefix": "head" }
            ]
            """)!.AsArray();
        Directory.CreateDirectory(folder);
        var card = new ModelCard
        {
            Name = "tiny",
            Version = "1.0",
            Title = "Tiny",
            Description = "A network for tests.",
            Licence = "MIT",
            Input = new ModelInput { Length = length, MinimumLength = length is null ? 8 : null },
            Outputs = [new ModelOutput("A", "score"), new ModelOutput("B", "score")],
            Architecture = new JsonObject { ["layers"] = layers.DeepClone() },
            Weights = [.. Enumerable.Range(0, replicas).Select(replica => Weights(folder, layers, replica, replicas > 1))],
        };
        File.WriteAllText(Path.Combine(folder, ModelCard.FileName), card.ToJson());
        return folder;
    }

    private static ModelWeights Weights(string folder, JsonArray layers, int replica, bool named)
    {
        var file = named ? $"weights-{replica + 1}.safetensors" : "weights.safetensors";
        var path = Path.Combine(folder, file);
        using var graph = new LayerGraph(layers.DeepClone().AsArray());
        graph.Initialize(7 + replica, CPU);
        SafetensorsWriter.Write(path, graph.ToTensors().Values);
        return new ModelWeights(file, Checkpoint.Sha256(path), named ? $"seed-{replica + 1}" : null);
    }
}
