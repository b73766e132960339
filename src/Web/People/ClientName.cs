namespace CisLens.Web.People;

/// <summary>What a browser calls itself, in words by which a person knows it again.</summary>
public static class ClientName
{
    // The first that fits: later ones pose as earlier ones.
    private static readonly (string Part, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chromium/", "Chromium"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")];

    private static readonly (string Part, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string userAgent)
    {
        var browser = Find(Browsers, userAgent) ?? "Unknown browser";
        return Find(Systems, userAgent) is { } system ? $"{browser} on {system}" : browser;
    }

    private static string? Find((string Part, string Name)[] names, string userAgent) =>
        names.FirstOrDefault(one => userAgent.Contains(one.Part, StringComparison.Ordinal)).Name;
}
