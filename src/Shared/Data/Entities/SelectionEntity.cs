namespace CisLens.Shared.Data.Entities;

/// <summary>That a sequence of a run was looked at, kept or taken out, and how it was come upon: what tells a chosen example from a typical one.</summary>
public sealed class SelectionEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>The sequence's place in the run.</summary>
    public required long Row { get; set; }

    /// <summary>What was done.</summary>
    public required SelectionAction Action { get; set; }

    /// <summary>How it was come upon.</summary>
    public required SelectionSource Source { get; set; }

    /// <summary>The words searched for, the column sorted by, or the seed drawn with; may be empty.</summary>
    public required string Detail { get; set; }

    /// <summary>Who; null where that is not known.</summary>
    public string? PersonId { get; set; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; set; }
}
