namespace CisLens.Web.Home;

/// <summary>A project as the first page shows it.</summary>
public sealed record HomeProject(string Id, string Name, string Description, int Runs);
