using System.Net;
using System.Reflection;
using System.Text;
using CisLens.Web.Access;
using CisLens.Web.Hubs;
using CisLens.Web.Tests.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using ProjectRole = CisLens.Shared.Data.Entities.ProjectRole;

namespace CisLens.Web.Tests.Access;

/// <summary>Walks every address with everybody, against <see cref="AccessTable"/>.</summary>
[Collection(AccountsGroup.Name)]
public sealed class AccessWalkTests(AccountsPortal portal)
{
    private const HttpStatusCode LetIn = (HttpStatusCode)299;

    // Who passes which policy; whoever is not named does not. Those named first belong to the project, which is active unless they say so.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["nobody"] = [],
        [ProjectPolicies.SharedReader] = [.. Walker.SignedIn],
        [ProjectPolicies.Maker] = [.. Walker.SignedIn],
        [ProjectPolicies.Person] = [.. Walker.SignedIn],
        [ProjectPolicies.Administrator] = ["administrator"],
        [ProjectPolicies.Reader] = ["viewer", "editor", "owner", "editor of an archived", "owner of an archived"],
        [ProjectPolicies.Writer] = ["editor", "owner"],
        [ProjectPolicies.Submitter] = ["editor", "owner"],
        [ProjectPolicies.Owner] = ["owner", "owner of an archived"],
        [ProjectPolicies.Restorer] = ["owner of a deleted"],
    };

    [Fact]
    public void Endpoints_All_AskForWhatTheTableSays()
    {
        var found = Endpoints(portal.Factory.Services).Select(EndpointLine.Of).ToDictionary(line => line.Name, line => line.Policies.Length == 0 ? "nobody" : line.Policies);
        Assert.Equal(
            string.Join('\n', AccessTable.Policies.Select(line => $"{line.Key} {line.Value}").Order(StringComparer.Ordinal)),
            string.Join('\n', found.Select(line => $"{line.Key} {line.Value}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Pages_All_SayWhoMaySeeThem() => Assert.DoesNotContain(
        typeof(Program).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any()),
        page => !page.GetCustomAttributes().Any(one => one is IAuthorizeData or IAllowAnonymous));

    [Fact]
    public void HubMethods_All_AreInTheTable() => Assert.Equal(
        AccessTable.HubMethods.Keys.Order(),
        typeof(RunsHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.GetBaseDefinition().DeclaringType == typeof(RunsHub)).Select(method => method.Name).Order());

    [Fact]
    public void Hubs_All_AreWalked() => Assert.Equal([typeof(RunsHub)], typeof(Program).Assembly.GetTypes().Where(type => typeof(Hub).IsAssignableFrom(type)));

    [Fact]
    public async Task Walk_EverybodyEverywhere_AsTheTableSays()
    {
        // Stops short of what an endpoint does, so that everybody finds the same.
        using var factory = portal.With(services => services.AddSingleton<IAuthorizationMiddlewareResultHandler, Doorstep>());
        var walkers = await Walker.AllAsync(portal, factory.Server);
        var wrong = new List<string>();
        // Those that anyone may use are looked up only; one that names no policy hands out files that were added since the program was built.
        var lines = Endpoints(factory.Services).Select(EndpointLine.Of).Where(line => line.Policies is not ("" or EndpointLine.Anyone)).ToList();
        foreach (var line in lines)
            foreach (var walker in walkers)
            {
                using var request = new HttpRequestMessage(new HttpMethod(line.Method), new Uri(line.In(walker.Project), UriKind.Relative));
                // Addresses are also told apart by what is sent.
                request.Content = line.Method is "POST" or "PUT"
                    ? new StringContent("{}", Encoding.UTF8, IsForScripts(line) ? "application/json" : "application/x-www-form-urlencoded")
                    : null;
                using var answer = await walker.Visitor.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                var expected = Expected(line, AccessTable.Policies[line.Name], walker);
                if (answer.StatusCode != expected)
                    wrong.Add($"{walker.Name}: {line.Name} answers {(int)answer.StatusCode}, not {(int)expected}");
                if (expected == HttpStatusCode.Redirect && Visitor.Target(answer)?.StartsWith("/sign-in?", StringComparison.Ordinal) != true)
                    wrong.Add($"{walker.Name}: {line.Name} sends to {Visitor.Target(answer)}");
            }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(lines.Count > 100, $"only {lines.Count} addresses were walked");
    }

    private static HttpStatusCode Expected(EndpointLine line, string policy, Walker walker)
    {
        if (Allowed[policy].Contains(walker.Name))
            return LetIn;
        if (!Walker.SignedIn.Contains(walker.Name))
            return IsForScripts(line) ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect;
        return line.Pattern.Contains($"{{{ProjectPolicies.RouteValue}}}", StringComparison.OrdinalIgnoreCase) && !walker.Sees
            ? HttpStatusCode.NotFound
            : HttpStatusCode.Forbidden;
    }

    private static bool IsForScripts(EndpointLine line) =>
        new[] { "/api/", "/hubs/", "/openapi/", "/_blazor" }.Any(start => line.Pattern.StartsWith(start, StringComparison.Ordinal));

    private static IEnumerable<RouteEndpoint> Endpoints(IServiceProvider services) => services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(endpoint => !EndpointLine.IsAsset(endpoint));

    private sealed class Doorstep(IProjectMembership membership) : IAuthorizationMiddlewareResultHandler
    {
        private readonly ClosedDoors _doors = new(membership);

        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) => _doors.HandleAsync(
            reached =>
            {
                reached.Response.StatusCode = (int)LetIn;
                return Task.CompletedTask;
            },
            context, policy, authorizeResult);
    }
}
