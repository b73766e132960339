namespace CisLens.Web.Api;

/// <summary>A project to make.</summary>
public sealed record NewProject(string Name, string? Description = null);
