using System.Text.Json.Nodes;
using CisLens.Inference.Models;

namespace CisLens.Web.Tests.Portal;

/// <summary>A model package of eight bases and two outputs. Its weights are never read by the portal.</summary>
public static class StoredModel
{
    public const string Id = "two-outputs";

    public static ModelCard Card { get; } = new()
    {
        Name = Id,
        Version = "1.0.0",
        Title = "Two outputs",
        Description = "Adds up bases.",
        Licence = "MIT",
        Citation = "Nobody, 2026",
        Input = new ModelInput { Length = 8, Long = LongRule.Drop },
        Outputs = [new ModelOutput("CTCF", "logit", "Binding of CTCF"), new ModelOutput("SPI1", "logit")],
        Performance = [new ModelPerformance("CTCF", "AUROC", 0.912, 0.9, 0.924, 1200, "held-out peaks", "this repository")],
        Architecture = JsonNode.Parse("""{"layers":[{"type":"Conv1d","prefix":"a","in_channels":4,"out_channels":3,"kernel_size":3},{"type":"GlobalAvgPool1d"},{"type":"Linear","prefix":"b","in_features":3,"out_features":2}]}""")!.AsObject(),
        Weights = [new ModelWeights("weights.safetensors", new string('a', 64))],
    };

    public static void Put(string models) => Write(Path.Combine(models, Id), Card);

    public static void Write(string folder, ModelCard card)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, ModelCard.FileName), card.ToJson());
        File.WriteAllBytes(Path.Combine(folder, "weights.safetensors"), [0]);
    }
}
