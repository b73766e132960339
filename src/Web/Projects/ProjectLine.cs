namespace CisLens.Web.Projects;

/// <summary>A project as the list shows it.</summary>
public sealed record ProjectLine(
    string Id, string Name, string Description, bool IsDemo, bool IsArchived, int SequenceSets, int Runs, DateTimeOffset CreatedAt)
{
    public string Href => $"projects/{Id}";
}
