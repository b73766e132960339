using System.Text.Json;
using System.Text.Json.Nodes;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Models;

/// <summary>
/// What a model package says of itself: the file <c>model.json</c>. Needs no tensors, so the portal reads it too.
/// </summary>
public sealed record ModelCard
{
    /// <summary>The file's name inside a package.</summary>
    public const string FileName = "model.json";

    /// <summary>The version of this form; 1.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Short name without spaces, e.g. <c>tf-binding-cnn</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The package's version.</summary>
    public required string Version { get; init; }

    /// <summary>The name that people see.</summary>
    public required string Title { get; init; }

    /// <summary>What it predicts, in a sentence or two.</summary>
    public required string Description { get; init; }

    /// <summary>Licence of the weights.</summary>
    public required string Licence { get; init; }

    /// <summary>What to cite.</summary>
    public string? Citation { get; init; }

    /// <summary>Where the weights come from.</summary>
    public string? Origin { get; init; }

    /// <summary>What it was trained on.</summary>
    public string? TrainedOn { get; init; }

    /// <summary>Measured performance, with its data, n and interval.</summary>
    public IReadOnlyList<ModelPerformance> Performance { get; init; } = [];

    /// <summary><c>DNA</c> or <c>RNA</c>; U is read as T by DNA models and T as U by RNA models.</summary>
    public string Alphabet { get; init; } = "DNA";

    /// <summary>The order of the four input channels, e.g. <c>ACGT</c>, or <c>AGCT</c> for Beluga's published weights. Files and pages always use ACGT.</summary>
    public string Channels { get; init; } = "ACGT";

    /// <summary>What the model takes.</summary>
    public required ModelInput Input { get; init; }

    /// <summary>What it answers, in the order of the output axis.</summary>
    public required IReadOnlyList<ModelOutput> Outputs { get; init; }

    /// <summary>Whether outputs have positions: [batch, output, position] instead of [batch, output].</summary>
    public bool Positional { get; init; }

    /// <summary>What is done about the other strand.</summary>
    public StrandRule Strands { get; init; }

    /// <summary>Either <c>{"layers": [...]}</c> or <c>{"name": "ExplaiNN", ...parameters}</c>, or <c>{"name": "TorchScript"}</c>.</summary>
    public required JsonObject Architecture { get; init; }

    /// <summary>The weights; more than one makes a replica set (same architecture, other seed or fold).</summary>
    public required IReadOnlyList<ModelWeights> Weights { get; init; }

    /// <summary>Reads a card.</summary>
    /// <exception cref="InputException">It is not a card; the sentence says where and why.</exception>
    public static ModelCard FromJson(string json, string file = FileName)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelCard>(json, RunJson.Indented)
                ?? throw new InputException($"{file} is empty; a model card in JSON is expected.", file);
        }
        catch (JsonException error)
        {
            throw new InputException($"{file} is not a model card: {error.Message.TrimEnd('.')}.", file, error.LineNumber + 1);
        }
    }

    /// <summary>The card as indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RunJson.Indented);
}
