using System.Net;
using CisLens.Shared.Settings;

namespace CisLens.Web.Access;

/// <summary>Without sign-in, nobody but this machine may reach the portal; with accounts, passwords may not travel in the clear.</summary>
public static class LoopbackGuard
{
    /// <summary>The names under which a browser on this machine may ask; others are refused, so that a foreign web page cannot reach the portal through its own host name.</summary>
    public static IReadOnlyList<string> Hosts { get; } = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The one sentence that says what is wrong, or null.</summary>
    public static string? Refusal(IConfiguration configuration, PeopleSettings people)
    {
        var open = Addresses(configuration).Where(address => !IsLoopback(address));
        if (people.Mode == PeopleMode.SingleUser)
            return open.FirstOrDefault() is { } address
                ? $"Without accounts CisLens listens on this machine only, but the settings ask for {address}: use http://127.0.0.1:PORT "
                    + "and reach it from elsewhere through an SSH tunnel, or set CisLens:People:Mode to Accounts."
                : null;
        return !people.PlainHttp && open.FirstOrDefault(address => !address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) is { } plain
            ? $"The settings ask for {plain}, where passwords would travel unencrypted: use http://127.0.0.1:PORT behind a reverse proxy that encrypts, https://, "
                + "or set CisLens:People:PlainHttp to true where the network itself is safe."
            : null;
    }

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
