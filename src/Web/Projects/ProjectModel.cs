namespace CisLens.Web.Projects;

/// <summary>A model that a project can use.</summary>
public sealed record ProjectModel(string Id, string Name, string Version, bool Ships);
