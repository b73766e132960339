using System.Text.Json.Nodes;
using CisLens.Inference.Models;

namespace CisLens.Inference.Tests.Golden;

/// <summary>Model cards for networks in tests.</summary>
internal static class TestCards
{
    public static ModelCard Create(JsonObject architecture, int? length, int outputs) => new()
    {
        Name = "test",
        Version = "1",
        Title = "Test network",
        Description = "A network of a test.",
        Licence = "none",
        Input = new ModelInput { Length = length },
        Outputs = [.. Enumerable.Range(0, outputs).Select(index => new ModelOutput($"output {index}", "score"))],
        Architecture = architecture,
        Weights = [new ModelWeights("weights.safetensors", new string('0', 64))],
    };
}
