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
    public static string Create(string folder, int? length = 30)
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
        var weights = Path.Combine(folder, "weights.safetensors");
        using (var graph = new LayerGraph(layers.DeepClone().AsArray()))
        {
            graph.Initialize(7, CPU);
            SafetensorsWriter.Write(weights, graph.ToTensors().Values);
        }
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
            Weights = [new ModelWeights("weights.safetensors", Checkpoint.Sha256(weights))],
        };
        File.WriteAllText(Path.Combine(folder, ModelCard.FileName), card.ToJson());
        return folder;
    }
}
