using Bunit;
using CisLens.Web.Motifs.Tomtom;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Motifs.Tomtom;

public class DrawGridTests : PortalContext
{
    private string _drawn = "";

    [Theory]
    [InlineData("A", "G at 1", "R")]
    [InlineData("R", "A at 1", "G")]
    [InlineData("TN", "C at 2", "TC")]
    [InlineData("G", "G at 1", "N")]
    [InlineData("V", "T at 1", "N")]
    public void Base_Pressed_LetterOfTheSet(string before, string pressed, string after)
    {
        var grid = RenderGrid(before);
        grid.Find($"[aria-label='{pressed}']").Click();
        Assert.Equal(after, _drawn);
    }

    [Theory]
    [InlineData("Column before", "NAG")]
    [InlineData("Column after", "AGN")]
    [InlineData("Last column", "A")]
    [InlineData("Reverse complement", "CT")]
    public void Button_Pressed_ColumnsChange(string button, string after)
    {
        var grid = RenderGrid("AG");
        grid.FindAll(".cl-button").Single(one => one.TextContent == button).Click();
        Assert.Equal(after, _drawn);
    }

    private IRenderedComponent<DrawGrid> RenderGrid(string consensus) =>
        Render<DrawGrid>(parameters => parameters.Add(grid => grid.Consensus, consensus).Add(grid => grid.Changed, drawn => _drawn = drawn));
}
