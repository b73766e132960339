using Bunit;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using CisLens.Web.Shell;

namespace CisLens.Web.Tests.Shell;

public class FigureViewTests : BunitContext
{
    private static readonly IntervalFigure Figure = new("Areas, n = 12", "mean drop (logit)", [new IntervalLine("ISM", new Estimate(1.5, 1, 2, 12))]) { Caption = "Larger is more faithful." };

    [Fact]
    public void Figure_Small_OneDrawingWithTitleAndCaption()
    {
        var view = Render<FigureView>(parameters => parameters.Add(one => one.Figure, Figure));
        Assert.Single(view.FindAll("svg"));
        Assert.Equal("Areas, n = 12", view.Find("figcaption").TextContent);
        Assert.Equal("Larger is more faithful.", view.Find("p").TextContent);
        Assert.Empty(view.FindAll("table"));
    }

    [Fact]
    public void Figure_Wide_IsDrawnForBothWidths() =>
        Assert.Equal(2, Render<FigureView>(parameters => parameters.Add(one => one.Figure, Figure).Add(one => one.Wide, true)).FindAll("svg").Count);

    [Fact]
    public void Numbers_Opened_TableHasThem()
    {
        var view = Render<FigureView>(parameters => parameters.Add(one => one.Figure, Figure));
        view.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Equal(["ISM", "1.5", "1 to 2", "12"], view.Find("tbody tr").Children.Select(cell => cell.TextContent));
    }
}
