namespace CisLens.Web.Projects;

/// <summary>A deleted project that can be brought back until a time.</summary>
public sealed record DeletedProject(string Id, string Name, DateTimeOffset Until);
