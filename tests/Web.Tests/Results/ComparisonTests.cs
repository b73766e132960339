using Bunit;
using CisLens.Inference.Attribution;
using CisLens.Shared.Runs;
using CisLens.Web.Results;
using CisLens.Web.Tracks;

namespace CisLens.Web.Tests.Results;

public class ComparisonTests : BunitContext
{
    private static readonly TrackLine Ism = Line("ism", "logit");
    private static readonly TrackLine Tism = Line("tism", "logit");
    private static readonly TrackLine Other = Line("saliency", "probability");

    private TrackComparison? _now;

    [Fact]
    public void Spec_Overlay_SaysTheScaleAndHasBothSides()
    {
        var spec = new TrackComparison(Ism.Key, Tism.Key, ComparisonKind.Overlay, Raw: false).Spec([Ism, Tism], key => key.ToString())!;
        Assert.Equal(("overlay", "attribute/ism/0", "attribute/tism/0", "relative"), (spec.Kind, spec.Url, spec.OtherUrl, spec.Scale));
        Assert.Contains("max |A|", spec.Formula, StringComparison.Ordinal);
        Assert.Equal(["A: ISM of CTCF", "B: TISM of CTCF"], spec.Names!);
    }

    [Fact]
    public void Spec_RawOfTwoUnits_StaysRelative()
    {
        Assert.Equal("raw", new TrackComparison(Ism.Key, Tism.Key, ComparisonKind.Difference, Raw: true).Spec([Ism, Tism], key => "")!.Scale);
        var mixed = new TrackComparison(Ism.Key, Other.Key, ComparisonKind.Difference, Raw: true).Spec([Ism, Other], key => "")!;
        Assert.Equal("relative", mixed.Scale);
        Assert.Equal("A / max |A| - B / max |B|", mixed.Formula);
    }

    [Fact]
    public void Spec_TrackNotThere_Null() =>
        Assert.Null(new TrackComparison(Ism.Key, Other.Key, ComparisonKind.Overlay, false).Spec([Ism, Tism], key => ""));

    [Fact]
    public void Query_Comparison_ComesBack()
    {
        var query = new ResultsQuery { Comparison = new TrackComparison(Ism.Key, Tism.Key, ComparisonKind.Difference, true) };
        Assert.Equal(query.Comparison, ResultsQuery.Of("http://x/" + query).Comparison);
        Assert.Null(ResultsQuery.Of("http://x/?compare=overlay&a=nonsense&b=attribute/ism/0").Comparison);
    }

    [Fact]
    public void Panel_ComparedAndChanged_TellsThePage()
    {
        var panel = RenderPanel();
        panel.Find("button").Click();
        Assert.Equal(new TrackComparison(Ism.Key, Tism.Key, ComparisonKind.Overlay, false), _now);
        panel = RenderPanel();
        panel.Find("[aria-label=How] button:last-child").Click();
        Assert.Equal(ComparisonKind.Difference, _now!.Kind);
        panel = RenderPanel();
        panel.Find("[aria-label=Scale] button:last-child").Click();
        Assert.True(_now!.Raw);
        panel = RenderPanel();
        panel.Find("[aria-label='Second track (B)']").Change(Other.Key.ToString());
        Assert.Equal(Other.Key, _now!.B);
        Assert.Empty(RenderPanel().FindAll("[aria-label=Scale]"));
        RenderPanel().Find("button").Click();
        Assert.Null(_now);
    }

    private static TrackLine Line(string method, string unit)
    {
        var info = AttributionCatalogue.Get(method).Info;
        return new TrackLine(new TrackKey(method, 0), $"{info.Name} of CTCF", "CTCF", unit, info, [], []);
    }

    private IRenderedComponent<ComparePanel> RenderPanel() => Render<ComparePanel>(parameters => parameters
        .Add(panel => panel.Tracks, [Ism, Tism, Other]).Add(panel => panel.Comparison, _now).Add(panel => panel.Changed, comparison => _now = comparison));
}
