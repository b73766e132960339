namespace CisLens.Web.Motifs.Databases;

/// <summary>An uploaded file of motifs, and what a person says of it.</summary>
public sealed class AddMotifDatabaseForm
{
    public required string Upload { get; init; }

    public required string FileName { get; init; }

    public string Name { get; set; } = "";

    public string Version { get; set; } = "";

    public string Licence { get; set; } = "";

    public MotifDatabaseDetails Details => new(Name, Version, Licence);
}
