using CisLens.Shared;

namespace CisLens.Inference.Training.Sets;

/// <summary>A training of a project, as it is kept.</summary>
public sealed record TrainingRecord
{
    /// <summary>Identifier.</summary>
    public string Id { get; init; } = Identifier.New();

    /// <summary>The project that owns it.</summary>
    public required string ProjectId { get; init; }

    /// <summary>The sequence set.</summary>
    public required string SetId { get; init; }

    /// <summary>Its name when the training was asked for.</summary>
    public required string SetName { get; init; }

    /// <summary>Which network, and how.</summary>
    public required SetTrainingRequest Request { get; init; }

    /// <summary>The identifier that the model gets; settled from the start, so that doing it again makes no second one.</summary>
    public string ModelId { get; init; } = Identifier.New();

    /// <summary>Who asked for it; null where that is not known.</summary>
    public string? PersonId { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public TrainingState State { get; init; }

    /// <summary>Passes done.</summary>
    public int Pass { get; init; }

    /// <summary>The best mean area under the precision-recall curve on the validation sequences so far; null before the first pass.</summary>
    public double? Area { get; init; }

    /// <summary>Why it failed: one sentence.</summary>
    public string? Failure { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whether it is over, however it ended.</summary>
    public bool HasEnded() => State is TrainingState.Done or TrainingState.Failed or TrainingState.Cancelled;
}
