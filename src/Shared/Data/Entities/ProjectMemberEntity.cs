namespace CisLens.Shared.Data.Entities;

/// <summary>That a person is a member of a project.</summary>
public sealed class ProjectMemberEntity
{
    /// <summary>The project.</summary>
    public required string ProjectId { get; set; }

    /// <summary>The person.</summary>
    public required string PersonId { get; set; }

    /// <summary>What they may do.</summary>
    public required ProjectRole Role { get; set; }

    /// <summary>Since when (UTC).</summary>
    public required DateTimeOffset Since { get; set; }
}
