using Bunit;
using CisLens.Shared.Runs;
using CisLens.Web.Results;
using CisLens.Web.Tracks;
using Microsoft.AspNetCore.Components.Web;

namespace CisLens.Web.Tests.Results;

public class BasePanelTests : BunitContext
{
    private static readonly BaseScore Ism = new(new TrackKey("ism", 0), "ISM", 0.5f, 1, 8, "this base raises the output", "logit", [0, -0.5f, -0.25f, -0.75f], "effect of each change");
    private bool _closed;

    public BasePanelTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Panel_Report_ScoreRankSignAndFourEffects()
    {
        var panel = RenderPanel(_ => Task.FromResult<BaseReport?>(new BaseReport(0, 2, 103, "A", "CTCF", [Ism, Ism with { Method = "TISM", Score = -0.1f, Rank = 30, Matrix = null, MatrixTitle = null }])));
        var text = panel.Find("[role=dialog]").TextContent;
        Assert.Contains("A at 103", text, StringComparison.Ordinal);
        Assert.Contains("0.500", text, StringComparison.Ordinal);
        Assert.Contains("1 of 8", text, StringComparison.Ordinal);
        Assert.Contains("C -0.500", text, StringComparison.Ordinal);
        Assert.Contains("A there", text, StringComparison.Ordinal);
        Assert.Contains("Among the 20 strongest positions by 1 of 2 methods; the signs disagree.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_StillReading_Skeleton() => Assert.NotNull(RenderPanel(_ => new TaskCompletionSource<BaseReport?>().Task).Find("[aria-busy=true]"));

    [Fact]
    public void Panel_NothingComputedYet_SaysSo() =>
        Assert.Contains("No method has reached", RenderPanel(_ => Task.FromResult<BaseReport?>(new BaseReport(0, 2, 103, "A", "CTCF", []))).Markup, StringComparison.Ordinal);

    [Fact]
    public void Panel_NoSuchPosition_SaysSo() =>
        Assert.Contains("There is no such position", RenderPanel(_ => Task.FromResult<BaseReport?>(null)).Markup, StringComparison.Ordinal);

    [Fact]
    public void Panel_ReadingFails_Error() =>
        Assert.NotNull(RenderPanel(_ => Task.FromException<BaseReport?>(new IOException())).Find("[role=alert]"));

    [Fact]
    public void Panel_EscapeOrButton_Closes()
    {
        var panel = RenderPanel(_ => Task.FromResult<BaseReport?>(null));
        panel.Find("[role=dialog]").KeyDown(new KeyboardEventArgs { Key = "a" });
        Assert.False(_closed);
        panel.Find("[role=dialog]").KeyDown(new KeyboardEventArgs { Key = "Escape" });
        Assert.True(_closed);
        _closed = false;
        panel.Find("[aria-label=Close]").Click();
        Assert.True(_closed);
    }

    [Theory]
    [InlineData(0.5f, "positive: this base raises the output", "this base raises the output")]
    [InlineData(-0.5f, "positive: this base raises the output compared with the average base", "this base lowers the output compared with the average base")]
    [InlineData(0f, "positive: this base raises the output", "no effect seen")]
    [InlineData(0.5f, "never negative: size only", "never negative: size only")]
    public void Meaning_OfASign_InWords(float score, string sign, string words) => Assert.Equal(words, BaseReports.Meaning(score, sign));

    private IRenderedComponent<BasePanel> RenderPanel(Func<CancellationToken, Task<BaseReport?>> load) => Render<BasePanel>(parameters => parameters
        .Add(panel => panel.At, new BasePlace(2, 40, 30)).Add(panel => panel.Base, "A").Add(panel => panel.Coordinate, 103).Add(panel => panel.Row, 0L)
        .Add(panel => panel.Target, 0).Add(panel => panel.Load, load).Add(panel => panel.Closed, () => _closed = true));
}
