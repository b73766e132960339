namespace CisLens.Shared.Data.Entities;

/// <summary>A project: the owner of sequences, models and runs.</summary>
public sealed class ProjectEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The name that people see; unique.</summary>
    public required string Name { get; set; }

    /// <summary>What it is for.</summary>
    public string Description { get; set; } = "";

    /// <summary>Whether the portal made it to show itself.</summary>
    public bool IsDemo { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; set; }
}
