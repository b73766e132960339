namespace CisLens.Web.Api;

/// <summary>The id of what was made.</summary>
public sealed record CreatedId(string Id);
