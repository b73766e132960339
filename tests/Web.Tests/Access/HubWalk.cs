using CisLens.Web.Access;
using CisLens.Web.Tests.Hubs;
using Microsoft.AspNetCore.TestHost;

namespace CisLens.Web.Tests.Access;

/// <summary>Calls every method of the hub as everybody and says what is not as <see cref="AccessTable"/> says.</summary>
internal static class HubWalk
{
    public static async Task<IReadOnlyList<string>> WrongAsync(TestServer server, IReadOnlyList<Walker> walkers)
    {
        var wrong = new List<string>();
        foreach (var walker in walkers)
        {
            var expected = AccessWalk.Allowed[ProjectPolicies.SharedReader].Contains(walker.Name) ? 101 : walker.IsScript ? 403 : 401;
            var (status, hub) = await HubClient.TryConnectAsync(server, walker.Visitor.Identify);
            if (status != expected)
                wrong.Add($"{walker.Name}: the hub answers {status}, not {expected}");
            if (hub is not null)
                using (hub)
                    foreach (var (method, policy) in AccessTable.HubMethods)
                        if (await RefusedAsync(hub, method, walker) == AccessWalk.Allowed[policy].Contains(walker.Name))
                            wrong.Add($"{walker.Name}: {method} is not as the table says");
        }

        return wrong;
    }

    private static async Task<bool> RefusedAsync(HubClient hub, string method, Walker walker)
    {
        var answer = await hub.CallAsync(method, method == "Unwatch" ? [walker.Run] : [walker.Project, walker.Run]);
        return answer.Contains("\"error\":", StringComparison.Ordinal);
    }
}
