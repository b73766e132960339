using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace CisLens.Web.Tests.Access;

/// <summary>An endpoint of the program, as the table of who may use it names it.</summary>
/// <param name="Name">Methods and address: <c>GET /api/projects/{ProjectId}</c>.</param>
/// <param name="Policies">What it asks for; empty when it says nothing, which closes it.</param>
internal sealed partial record EndpointLine(string Name, string Policies, string Method, string Pattern)
{
    public const string Anyone = "anyone";

    public static EndpointLine Of(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        var pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var policies = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? Anyone
            : string.Join(' ', endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(asked => asked.Policy ?? Web.Access.ProjectPolicies.SharedReader).Distinct());
        return new EndpointLine($"{string.Join(',', methods)} {pattern}", policies, methods[0], pattern);
    }

    /// <summary>Whether scripts and pages' own scripts ask there, and not people.</summary>
    public bool IsForScripts => new[] { "/api/", "/hubs/", "/openapi/", "/_blazor" }.Any(start => Pattern.StartsWith(start, StringComparison.Ordinal));

    public bool NamesProject => Pattern.Contains($"{{{Web.Access.ProjectPolicies.RouteValue}}}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it only hands out a file of wwwroot or of a package.</summary>
    public static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.Any(one => one.GetType().Name == "StaticAssetDescriptor");

    /// <summary>An address that it answers, in one project; all else that it names does not exist.</summary>
    /// <param name="project">The project.</param>
    /// <param name="others">What else is to be named, by its name in the address.</param>
    public string In(string project, IReadOnlyDictionary<string, string>? others = null) => Parameter().Replace(Pattern, match => match.Groups["name"].Value switch
    {
        var name when others?.TryGetValue(name, out var known) == true => known,
        var name when name.Equals(Web.Access.ProjectPolicies.RouteValue, StringComparison.OrdinalIgnoreCase) => project,
        _ when match.Groups["kind"].Value is ":int" or ":long" => "0",
        _ when match.Groups["kind"].Value is ":file" => "0123456789ab.txt",
        _ => "0123456789ab",
    });

    [GeneratedRegex(@"\{\**(?<name>[^}:?=]+)(?<kind>:[a-z]+)?[^}]*\}")]
    private static partial Regex Parameter();
}
