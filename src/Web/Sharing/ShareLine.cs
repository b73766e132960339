namespace CisLens.Web.Sharing;

/// <summary>A link to read a run, as its makers see it; what is in it cannot be shown again.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">For whom it is; may be empty.</param>
/// <param name="Person">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">Until when it opens the run.</param>
/// <param name="UsedAt">When it was last used, to within minutes; null while it never was.</param>
/// <param name="IsOpen">Whether it opens the run now.</param>
public sealed record ShareLine(string Id, string Name, string Person, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt, bool IsOpen);
