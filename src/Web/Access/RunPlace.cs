namespace CisLens.Web.Access;

/// <summary>A run as a resource of policies, where no address names it.</summary>
public sealed record RunPlace(string Project, string Run);
