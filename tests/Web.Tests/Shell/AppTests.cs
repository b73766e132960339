using System.Text.RegularExpressions;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Shell;

public sealed partial class AppTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task Home_ModulesToLoadEarly_AreTheImportMapsEachOnce()
    {
        using var client = portal.Factory.CreateClient();
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        var hashes = Hash().Matches(page).ToLookup(match => match.Groups[1].Value, match => Regex.Unescape(match.Groups[2].Value));
        var modules = Module().Matches(page).Select(match => (Name: match.Groups[1].Value, Hash: System.Net.WebUtility.HtmlDecode(match.Groups[2].Value))).ToList();
        Assert.NotEmpty(modules);
        Assert.Equal(modules.Count, modules.DistinctBy(module => module.Name).Count());
        Assert.All(modules, module => Assert.Contains(module.Hash, hashes["./" + module.Name]));
        Assert.All(modules, module => Assert.EndsWith(".js", module.Name, StringComparison.Ordinal));
    }

    [GeneratedRegex("""<link rel="modulepreload" href="([^"]+)" integrity="([^"]+)" />""")]
    private static partial Regex Module();

    // The import map writes + as \u002B.
    [GeneratedRegex("""
        "(\./js/tracks/[^"]+)": ?"(sha256-[^"]+)"
        """)]
    private static partial Regex Hash();
}
