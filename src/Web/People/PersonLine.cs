namespace CisLens.Web.People;

/// <summary>A person as administrators see them.</summary>
public sealed record PersonLine(
    string Id, string Name, string Email, bool IsAdministrator, bool IsDisabled, bool HasTwoFactor, DateTimeOffset? LockedUntil, int Projects, DateTimeOffset? SignedInAt);
