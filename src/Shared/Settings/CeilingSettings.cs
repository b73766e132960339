namespace CisLens.Shared.Settings;

/// <summary>The setting <c>CisLens:Ceilings</c>: how much there may be at once, with accounts, so that nobody fills the portal.</summary>
/// <param name="Projects">Projects that one person owns.</param>
/// <param name="Tokens">Tokens of one person that have not ended.</param>
/// <param name="Links">Links to runs that one person made and that have not ended.</param>
/// <param name="Invitations">Invitations of one person that are open.</param>
/// <param name="PasswordChecks">Passwords that are looked at in a minute, over all accounts.</param>
public sealed record CeilingSettings(int Projects = 200, int Tokens = 50, int Links = 200, int Invitations = 100, int PasswordChecks = 300);
