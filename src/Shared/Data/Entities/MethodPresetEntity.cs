namespace CisLens.Shared.Data.Entities;

/// <summary>A choice of attribution methods with their settings, under a name.</summary>
public sealed class MethodPresetEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The project that owns it.</summary>
    public required string ProjectId { get; set; }

    /// <summary>The name that people see; one of a kind in its project.</summary>
    public required string Name { get; set; }

    /// <summary>A list of <see cref="Runs.MethodSpec"/> as JSON.</summary>
    public required string MethodsJson { get; set; }

    /// <summary>When it was saved first (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; set; }
}
