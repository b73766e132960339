using System.Net;

namespace CisLens.Web.Access;

/// <summary>Without sign-in, nobody but this machine may reach the portal.</summary>
public static class LoopbackGuard
{
    /// <summary>The names under which a browser on this machine may ask; others are refused, so that a foreign web page cannot reach the portal through its own host name.</summary>
    public static IReadOnlyList<string> Hosts { get; } = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The one sentence that says what is wrong, or null.</summary>
    public static string? Refusal(IConfiguration configuration) =>
        Addresses(configuration).FirstOrDefault(address => !IsLoopback(address)) is { } open
            ? $"CisLens has no sign-in yet and listens on this machine only, but the settings ask for {open}: use http://127.0.0.1:PORT, "
                + "and reach it from elsewhere through an SSH tunnel."
            : null;

    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0)
            return endpoints;
        if (Split(configuration["urls"]) is { Length: > 0 } urls)
            return urls;
        return Split(configuration["HTTP_PORTS"]).Select(port => $"http://*:{port}")
            .Concat(Split(configuration["HTTPS_PORTS"]).Select(port => $"https://*:{port}"));
    }

    private static string[] Split(string? text) =>
        text?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
