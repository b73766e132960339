namespace CisLens.Web.People;

/// <summary>Where to go on after signing in: only to a page of the portal, whatever the address says.</summary>
public static class LocalAddress
{
    public static string Checked(string? address) => address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
