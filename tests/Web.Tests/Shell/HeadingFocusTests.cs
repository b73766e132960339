using Bunit;
using CisLens.Web.Motifs.Tomtom;
using CisLens.Web.Runs;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Tests.Shell;

public class HeadingFocusTests : BunitContext
{
    private static readonly Dictionary<string, object?> None = [];

    [Fact]
    public void Navigate_AnotherPage_HeadingIsFocusedOnceAPage()
    {
        var focus = JSInterop.SetupVoid("cislensFocusHeading").SetVoidResult();
        var shown = Render<HeadingFocus>(parameters => parameters.Add(one => one.Route, new RouteData(typeof(TomtomPage), None)));
        shown.Render(parameters => parameters.Add(one => one.Route, new RouteData(typeof(TomtomPage), None)));
        Assert.Single(focus.Invocations);
        shown.Render(parameters => parameters.Add(one => one.Route, new RouteData(typeof(RunsPage), None)));
        Assert.Equal(2, focus.Invocations.Count);
    }
}
