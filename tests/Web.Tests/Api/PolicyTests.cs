using CisLens.Web.Access;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Api;

public sealed class PolicyTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public void Endpoints_OfAProject_AskForARoleInIt()
    {
        var endpoints = portal.Factory.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } path && path.Contains("projects/{", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.True(endpoints.Count > 20, $"only {endpoints.Count} endpoints found");
        Assert.All(endpoints, endpoint => Assert.Contains(
            endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(),
            asked => asked.Policy is ProjectPolicies.Reader or ProjectPolicies.Writer or ProjectPolicies.Owner));
    }
}
