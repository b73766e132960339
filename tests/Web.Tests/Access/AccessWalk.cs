using System.Net;
using System.Text;
using CisLens.Shared.Settings;
using CisLens.Web.Access;
using CisLens.Web.Tests.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Access;

/// <summary>Tries addresses with everybody and says what is not as <see cref="AccessTable"/> says.</summary>
internal static class AccessWalk
{
    public const HttpStatusCode LetIn = (HttpStatusCode)299;

    /// <summary>Who passes which policy; whoever is not named does not.</summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>
    {
        ["nobody"] = [],
        [ProjectPolicies.SharedReader] = [.. Walker.SignedIn, Walker.Reads, Walker.ViewersAll, Walker.OutsidersAll],
        [ProjectPolicies.Maker] = [.. Walker.SignedIn, Walker.Writes, Walker.ViewersAll, Walker.OutsidersAll],
        [ProjectPolicies.Account] = [.. Walker.SignedIn],
        [ProjectPolicies.Person] = [.. Walker.SignedIn],
        [ProjectPolicies.Browser] = [.. Walker.SignedIn, Walker.ByLink, Walker.ByLinkToAnother],
        [ProjectPolicies.Administrator] = ["administrator"],
        [ProjectPolicies.Reader] = ["viewer", "editor", "owner", "editor of an archived", "owner of an archived", Walker.Reads, Walker.ViewersAll],
        [ProjectPolicies.RunReader] = ["viewer", "editor", "owner", "editor of an archived", "owner of an archived", "outsider by link", Walker.Reads, Walker.ViewersAll, Walker.ByLink],
        [ProjectPolicies.Commenter] = ["viewer", "editor", "owner", Walker.Writes, Walker.ViewersAll],
        [ProjectPolicies.Writer] = ["editor", "owner", Walker.Writes],
        [ProjectPolicies.Submitter] = ["editor", "owner", Walker.Submits],
        [ProjectPolicies.Owner] = ["owner", "owner of an archived", Walker.Writes],
        [ProjectPolicies.Restorer] = ["owner of a deleted"],
    };

    /// <summary>The portal, but stopping short of what an endpoint does, so that everybody finds the same.</summary>
    public static WebApplicationFactory<Program> ToTheDoors(AccountsPortal portal, Func<CisLensSettings, CisLensSettings>? change = null) =>
        portal.Set(change ?? (settings => settings), services => services.AddSingleton<IAuthorizationMiddlewareResultHandler, Doorstep>());

    /// <summary>Every address.</summary>
    public static IEnumerable<EndpointLine> Lines(IServiceProvider services) => services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(endpoint => !EndpointLine.IsAsset(endpoint)).Select(EndpointLine.Of);

    /// <summary>The addresses that are tried. Those that anyone may use are looked up only; one that names no policy hands out files that were added since the program was built.</summary>
    public static IReadOnlyList<EndpointLine> Walked(IServiceProvider services) => [.. Lines(services).Where(line => line.Policies is not ("" or EndpointLine.Anyone))];

    public static async Task<IReadOnlyList<string>> WrongAsync(IReadOnlyList<EndpointLine> lines, IReadOnlyList<Walker> walkers)
    {
        var wrong = new List<string>();
        foreach (var line in lines)
            foreach (var walker in walkers)
            {
                using var request = new HttpRequestMessage(new HttpMethod(line.Method), new Uri(line.In(walker.Project, walker.Runs), UriKind.Relative));
                request.Content = Body(line);
                using var answer = await walker.Visitor.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                var expected = Expected(line, AccessTable.Policies[line.Name], walker);
                if (answer.StatusCode != expected)
                    wrong.Add($"{walker.Name}: {line.Name} answers {(int)answer.StatusCode}, not {(int)expected}");
                if (expected == HttpStatusCode.Redirect && Visitor.Target(answer)?.StartsWith("/sign-in?", StringComparison.Ordinal) != true)
                    wrong.Add($"{walker.Name}: {line.Name} sends to {Visitor.Target(answer)}");
            }

        return wrong;
    }

    /// <summary>Something to send: addresses are also told apart by what is sent.</summary>
    public static StringContent? Body(EndpointLine line) => line.Method is "POST" or "PUT"
        ? new StringContent("{}", Encoding.UTF8, line.IsForScripts ? "application/json" : "application/x-www-form-urlencoded")
        : null;

    private static HttpStatusCode Expected(EndpointLine line, string policy, Walker walker)
    {
        // Pages look at no token.
        var isSomebody = walker.IsScript ? line.IsForScripts : Walker.SignedIn.Contains(walker.Name);
        if ((isSomebody || walker.HasLink) && Allowed[policy].Contains(walker.Name))
            return LetIn;
        if (!isSomebody)
            return line.IsForScripts ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect;
        return line.NamesProject && !walker.Sees ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;
    }

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
