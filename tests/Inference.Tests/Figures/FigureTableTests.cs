using CisLens.Inference.Figures;
using Xunit;

namespace CisLens.Inference.Tests.Figures;

public sealed class FigureTableTests
{
    [Fact]
    public void Of_EveryKind_HasAsManyCellsAsColumns() =>
        Assert.All(FigureCases.All.Select(FigureTable.Of), table =>
        {
            Assert.NotEmpty(table.Rows);
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        });

    [Fact]
    public void Of_Curves_HasIntervalsAndDashesForGaps()
    {
        var table = FigureTable.Of(FigureCases.Curves);

        Assert.Equal(["5", "0.6 (0.55 to 0.65)", "0.93 (0.92 to 0.94)"], table.Rows[1]);
        Assert.Equal("–", table.Rows[2][1]);
    }

    [Fact]
    public void Of_Intervals_HasChanceBesideTheNumber()
    {
        var table = FigureTable.Of(FigureCases.Intervals);

        Assert.Equal(["ISM and Gradient × Input", "0.7", "0.65 to 0.75", "500", "0.5 (0.45 to 0.55)"], table.Rows[0]);
        Assert.Equal("–", table.Rows[1][^1]);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.25, "\u22120.25")]
    [InlineData(0.000123, "1.23e\u22124")]
    [InlineData(12345, "12,345")]
    [InlineData(double.NaN, "–")]
    public void Number_IsShortAndPlain(double value, string text) => Assert.Equal(text, FigureNumber.Text(value));
}
