using System.Text.Json.Nodes;

namespace CisLens.Inference.Models;

/// <summary>A bare weights file and what is said of it.</summary>
public sealed record ModelPackageRequest
{
    /// <summary>Paths of the weights; more than one makes a replica set named by their file names.</summary>
    public required IReadOnlyList<string> Weights { get; init; }

    /// <summary>Short name without spaces.</summary>
    public required string Name { get; init; }

    /// <summary>The name that people see.</summary>
    public required string Title { get; init; }

    /// <summary>What it predicts.</summary>
    public string Description { get; init; } = "";

    /// <summary>Licence of the weights.</summary>
    public string Licence { get; init; } = "not stated";

    /// <summary>What to cite.</summary>
    public string? Citation { get; init; }

    /// <summary>Where the weights come from.</summary>
    public string? Origin { get; init; }

    /// <summary>A layer list or a built-in architecture, as on a card; null when the file holds a whole module or a TorchScript program.</summary>
    public JsonObject? Architecture { get; init; }

    /// <summary>What it takes.</summary>
    public required ModelInput Input { get; init; }

    /// <summary>Its outputs in order; none to have them counted and numbered (not for TorchScript).</summary>
    public IReadOnlyList<ModelOutput> Outputs { get; init; } = [];

    /// <summary>Whether outputs have positions; found from the layers where there are any.</summary>
    public bool Positional { get; init; }

    /// <summary>DNA or RNA.</summary>
    public string Alphabet { get; init; } = "DNA";

    /// <summary>The order of the input channels.</summary>
    public string Channels { get; init; } = "ACGT";

    /// <summary>What is done about the other strand.</summary>
    public StrandRule Strands { get; init; }
}
