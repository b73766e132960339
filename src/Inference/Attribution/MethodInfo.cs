using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution;

/// <summary>What the catalogue says of a method. The formula is the one that the code beside it runs.</summary>
public sealed record MethodInfo
{
    /// <summary>Short name in specifications, folders and addresses, e.g. <c>ism</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people see, e.g. <c>ISM</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind.</summary>
    public required MethodFamily Family { get; init; }

    /// <summary>What it answers, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Formula of the observed-base track.</summary>
    public required string Formula { get; init; }

    /// <summary>What a positive score means, e.g. <c>positive: this base raises the output</c>.</summary>
    public required string Sign { get; init; }

    /// <summary>What the four scores of a position mean.</summary>
    public required MatrixKind Matrix { get; init; }

    /// <summary>Formula of the four scores; null when there are none.</summary>
    public string? MatrixFormula { get; init; }

    /// <summary>What a positive value of the four scores means; null when there are none.</summary>
    public string? MatrixSign { get; init; }

    /// <summary>The arrays that it makes besides; empty for most methods.</summary>
    public IReadOnlyList<MethodArrayInfo> Arrays { get; init; } = [];

    /// <summary>Whether its settings name positions of the sequence, so that it cannot be turned round.</summary>
    public bool IsPlaced { get; init; }

    /// <summary>Whether its scores depend on the seed, because it draws at random with these settings.</summary>
    public bool IsRandom { get; init; }

    /// <summary>Whether it explains outputs with positions only.</summary>
    public bool NeedsPositions { get; init; }

    /// <summary>Whether it goes through the layers of a network, which a TorchScript program does not show.</summary>
    public bool NeedsLayers { get; init; }

    /// <summary>Paper or tool.</summary>
    public required string Source { get; init; }

    /// <summary>The options record; its public properties with their ranges and defaults are the method's settings.</summary>
    public required Type OptionsType { get; init; }

    /// <summary>Whether the method can work on a model at all.</summary>
    /// <param name="card">The model.</param>
    /// <exception cref="Shared.InputException">It cannot; says why.</exception>
    public void CheckFit(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (NeedsPositions && !card.Positional)
            throw new InputException($"{Name} explains every output position, but the outputs of {card.Title} have none; leave it out.");
        if (NeedsLayers && ArchitectureCatalogue.IsTorchScript(card.Architecture))
            throw new InputException($"{Name} goes through the layers of a network, but {card.Title} is a TorchScript program, whose layers cannot be seen; leave it out or give the architecture as layers.");
    }
}
