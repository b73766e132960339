namespace CisLens.Web.Api;

/// <summary>A link that was made.</summary>
/// <param name="Id">Identifier, to end it.</param>
/// <param name="Address">What to send; it cannot be asked for again.</param>
public sealed record SharedLink(string Id, string Address);
