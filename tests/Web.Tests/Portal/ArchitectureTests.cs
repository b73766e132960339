using System.Text.RegularExpressions;
using CisLens.Shared.Settings;

namespace CisLens.Web.Tests.Portal;

public partial class ArchitectureTests
{
    private static readonly string Source = Path.Combine(ContentRoot.Find(), "src", "Web");
    private static readonly string[] Shared = ["Access", "Live", "People", "Quotas", "Selections", "Shell", "Tracks", "Uploads", "Verdicts"];

    [Fact]
    public void Pages_NeverTouchDatabaseTensorsOrJobs()
    {
        var wrong = Files("*.razor*").Where(file => Forbidden().IsMatch(File.ReadAllText(file)));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Portal_NeverNamesTensors() =>
        Assert.DoesNotContain(Files("*.cs"), file => File.ReadAllText(file).Contains("TorchSharp", StringComparison.Ordinal));

    [Fact]
    public void Features_NeverUseOneAnother()
    {
        var features = Directory.GetDirectories(Source).Select(Path.GetFileName).OfType<string>()
            .Where(name => char.IsUpper(name[0]) && !Shared.Contains(name)).ToList();
        var wrong = from feature in features
                    from file in Directory.GetFiles(Path.Combine(Source, feature), "*.*", SearchOption.AllDirectories)
                    from other in features
                    where other != feature && File.ReadAllText(file).Contains($"using CisLens.Web.{other};", StringComparison.Ordinal)
                    where feature is not ("Api" or "Hubs")
                    select $"{Path.GetFileName(file)} uses {other}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Files_HaveNoNamesThatSayNothing() =>
        Assert.DoesNotContain(Files("*.cs"), file => EmptyName().IsMatch(Path.GetFileName(file)));

    private static IEnumerable<string> Files(string pattern) => Directory.GetFiles(Source, pattern, SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    [GeneratedRegex("CisLensDb|DbContext|Quartz|using TorchSharp")]
    private static partial Regex Forbidden();

    [GeneratedRegex("(Helper|Utils|Manager|Common|Dto|Extensions)\\.cs$")]
    private static partial Regex EmptyName();
}
