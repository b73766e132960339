namespace CisLens.Shared.Data.Entities;

/// <summary>A threshold of an audit rule that a project set itself; rules without one have the default.</summary>
public sealed class AuditThresholdEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The project.</summary>
    public required string ProjectId { get; set; }

    /// <summary>The rule's number; negative for gates.</summary>
    public required int Rule { get; set; }

    /// <summary>Which of the rule's thresholds, from 0.</summary>
    public required int Place { get; set; }

    /// <summary>The number from which the rule is passed.</summary>
    public required double Pass { get; set; }

    /// <summary>The number beyond which it is failed.</summary>
    public required double Fail { get; set; }

    /// <summary>When it was changed last (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; set; }
}
