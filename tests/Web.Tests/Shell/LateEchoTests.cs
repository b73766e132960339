using Bunit;
using CisLens.Shared.Runs;
using CisLens.Web.Motifs.Patterns;
using CisLens.Web.Motifs.Tomtom;
using CisLens.Web.Results;
using CisLens.Web.Runs;
using CisLens.Web.Tests.Motifs.Patterns;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Shell;

/// <summary>Pages whose state is in the address, and a person who is faster than the addresses come back.</summary>
public class LateEchoTests : PortalContext
{
    private const string Chosen = ".method .cl-choice > input:checked";
    private const string Free = ".method .cl-choice > input:not(:checked)";
    private readonly LateNavigation _navigation;

    public LateEchoTests()
        : this(new LateNavigation())
    {
    }

    private LateEchoTests(LateNavigation navigation)
        : base(navigation) => _navigation = navigation;

    [Fact]
    public async Task Tomtom_TypedFasterThanTheAddressComesBack_NoLetterIsLost()
    {
        var project = await AddProjectAsync();
        _navigation.Open($"projects/{project}/tomtom");
        var page = Render<TomtomPage>(parameters => parameters.Add(one => one.ProjectId, project));
        page.WaitForElement("textarea");
        await TypeAsync(page, "textarea", "CACG");
        await page.InvokeAsync(() => _navigation.Open($"projects/{project}/tomtom?m=TTTT"));
        ShowsText(page, "textarea", "TTTT");
    }

    [Fact]
    public async Task Results_SearchTypedFasterThanTheAddressComesBack_NoLetterIsLost()
    {
        var (project, run) = await FinishAsync();
        _navigation.Open($"projects/{project}/runs/{run}/results");
        var page = Render<ResultsPage>(parameters => parameters.Add(one => one.ProjectId, project).Add(one => one.RunId, run));
        page.WaitForElement("[type=search]");
        await TypeAsync(page, "[type=search]", "one");
        await page.InvokeAsync(() => _navigation.Open($"projects/{project}/runs/{run}/results?q=two"));
        ShowsText(page, "[type=search]", "two");
    }

    [Fact]
    public async Task Results_SortedBeforeTheSearchComesBack_BothCount()
    {
        var (project, run) = await FinishAsync();
        _navigation.Open($"projects/{project}/runs/{run}/results");
        var page = Render<ResultsPage>(parameters => parameters.Add(one => one.ProjectId, project).Add(one => one.RunId, run));
        page.WaitForElement("[type=search]").Input("one");
        page.FindAll("thead button")[1].Click();
        Assert.EndsWith("/results?q=one&sort=prediction%2F0", _navigation.Latest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Motifs_SearchTypedFasterThanTheAddressComesBack_NoLetterIsLost()
    {
        var (project, run) = await FinishAsync(new MotifSpec { Discoveries = [DiscoveredRun.Discovery] });
        DiscoveredRun.WriteDiscovery(Settings.DataFolder, run, DiscoveredRun.Result());
        _navigation.Open($"projects/{project}/runs/{run}/motifs");
        var page = Render<MotifsPage>(parameters => parameters.Add(one => one.ProjectId, project).Add(one => one.RunId, run));
        page.WaitForElement("[type=search]");
        await TypeAsync(page, "[type=search]", "ctcf");
    }

    [Fact]
    public async Task NewRun_TwoMethodsChosenBeforeTheAddressComesBack_BothAreChosen()
    {
        var project = await AddProjectAsync();
        StoredModel.Put(Settings.Models);
        _navigation.Open($"projects/{project}/runs/new?step=4");
        var page = Render<NewRunPage>(parameters => parameters.Add(one => one.ProjectId, project));
        page.WaitForElement(".method");
        var before = page.FindAll(Chosen).Count;
        page.Find(Free).Change(true);
        page.Find(Free).Change(true);
        Assert.Equal(before + 2, page.FindAll(Chosen).Count);
        Assert.Equal(before + 2, QueryHelpers.ParseQuery(new Uri(_navigation.Latest).Query)["methods"].ToString().Split(',').Length);
    }

    // Letter by letter; one address comes back for every two letters, and the others when all is typed.
    private async Task TypeAsync<T>(IRenderedComponent<T> page, string selector, string text)
        where T : IComponent
    {
        for (var length = 1; length <= text.Length; length++)
        {
            page.Find(selector).Input(text[..length]);
            if (length % 2 == 0)
                await page.InvokeAsync(_navigation.Echo);
            ShowsText(page, selector, text[..length]);
        }

        for (var rest = text.Length - (text.Length / 2); rest > 0; rest--)
            await page.InvokeAsync(_navigation.Echo);
        ShowsText(page, selector, text);
        Assert.EndsWith($"={text}", _navigation.Latest, StringComparison.Ordinal);
    }

    private static void ShowsText<T>(IRenderedComponent<T> page, string selector, string text)
        where T : IComponent => page.WaitForAssertion(() => Assert.Equal(text, page.Find(selector).GetAttribute("value")));

    private async Task<(string Project, string Run)> FinishAsync(MotifSpec? motifs = null)
    {
        var project = await AddProjectAsync();
        StoredModel.Put(Settings.Models);
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, project);
        var run = await Services.GetRequiredService<RunStore>().SubmitAsync(project, StoredRun.Spec(set) with { Motifs = motifs }, default);
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, run);
        return (project, run);
    }
}
