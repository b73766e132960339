using System.Text.RegularExpressions;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Shell;

public sealed partial class AppTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task Home_ModulesToLoadEarly_AreScriptsOfTheViewerEachOnce()
    {
        using var client = portal.Factory.CreateClient();
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        var modules = Module().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains(modules, module => module.StartsWith("js/tracks/viewer.", StringComparison.Ordinal));
        Assert.Equal(modules.Distinct(), modules);
        Assert.All(modules, module => Assert.EndsWith(".js", module, StringComparison.Ordinal));
    }

    [GeneratedRegex("""<link rel="modulepreload" href="([^"]+)""")]
    private static partial Regex Module();
}
