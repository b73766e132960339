using System.Text.Json.Nodes;

namespace CisLens.Inference.Training.Sets;

/// <summary>Which network is trained on a simulated set, and how.</summary>
public sealed record SetTrainingRequest
{
    /// <summary>The most passes.</summary>
    public const int MostPasses = 200;

    /// <summary>The name that people see.</summary>
    public required string Title { get; init; }

    /// <summary>One of <see cref="TrainableArchitectures.All"/>.</summary>
    public required string Architecture { get; init; }

    /// <summary>Settings of the architecture that differ from the usual ones; null for none.</summary>
    public JsonObject? Settings { get; init; }

    /// <summary>Decides which sequences are held out, the starting weights and everything else that is random.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Passes over the sequences at most; training ends earlier after four without a better validation.</summary>
    public int Passes { get; init; } = 20;
}
