namespace CisLens.Shared.Data.Entities;

/// <summary>A project: the owner of sequences, models and runs.</summary>
public sealed class ProjectEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The name that people see; one of a kind among the projects that whoever gave it sees.</summary>
    public required string Name { get; set; }

    /// <summary>What it is for.</summary>
    public string Description { get; set; } = "";

    /// <summary>Whether the portal made it to show itself.</summary>
    public bool IsDemo { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was put away (UTC); from then on it can only be read. Null while people work in it.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>When it was deleted (UTC); its owner can bring it back for a while. Null unless it was.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
