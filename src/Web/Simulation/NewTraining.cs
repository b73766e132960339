using System.Text.Json.Nodes;

namespace CisLens.Web.Simulation;

/// <summary>A model to be trained on a simulated set.</summary>
public sealed record NewTraining
{
    public required string Set { get; init; }

    /// <summary>Name of the model; null for one that says what it was made from.</summary>
    public string? Title { get; init; }

    public required string Architecture { get; init; }

    /// <summary>Settings of the architecture that differ from the usual ones; null for none.</summary>
    public JsonObject? Settings { get; init; }

    public long Seed { get; init; } = 1;

    public int Passes { get; init; } = 20;
}
