using System.Globalization;
using System.Xml.Linq;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using Xunit;

namespace CisLens.Inference.Tests.Figures;

public sealed class FigureSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<int, int> Cases
    {
        get
        {
            var cases = new TheoryData<int, int>();
            for (var figure = 0; figure < FigureCases.All.Count; figure++)
                foreach (var width in new[] { FigureSvg.Narrowest, FigureSvg.Small, FigureSvg.Widest })
                    cases.Add(figure, width);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryFigure_IsWholeAndReadAloud(int index, int width)
    {
        var figure = FigureCases.All[index];
        var svg = XElement.Parse(FigureSvg.Write(figure, width));

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(figure.Title, svg.Element(Svg + "title")!.Value);
        Assert.NotEmpty(svg.Element(Svg + "desc")!.Value);
        // Nothing is loaded from elsewhere, and colors follow the theme.
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "href" or "id" or "class" && attribute.Value != "cl-figure-plot");
        Assert.All(svg.Descendants().Attributes("style").SelectMany(style => style.Value.Split(';')).Where(rule => rule.StartsWith("fill:", StringComparison.Ordinal) || rule.StartsWith("stroke:", StringComparison.Ordinal)),
            rule => Assert.Contains("var(--cl-", rule, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryMark_StaysInsideOfThePicture(int index, int width)
    {
        var svg = XElement.Parse(FigureSvg.Write(FigureCases.All[index], width));
        var height = Number(svg.Attribute("height")!.Value);

        Assert.All(svg.Descendants(Svg + "rect"), box =>
        {
            Assert.InRange(Number(box.Attribute("x")!.Value), 0, width);
            Assert.InRange(Number(box.Attribute("x")!.Value) + Number(box.Attribute("width")!.Value), 0, width + 0.2);
            Assert.InRange(Number(box.Attribute("y")!.Value) + Number(box.Attribute("height")!.Value), 0, height + 0.2);
        });
        Assert.All(svg.Descendants(Svg + "text").Where(text => text.Parent == svg), text =>
        {
            Assert.InRange(Number(text.Attribute("x")!.Value), 0, width);
            Assert.InRange(Number(text.Attribute("y")!.Value), 0, height);
        });
    }

    [Fact]
    public void Curves_WithAGap_BreakTheLine()
    {
        var svg = XElement.Parse(FigureSvg.Write(FigureCases.Curves));
        var line = svg.Descendants(Svg + "path").Single(path => path.Attribute("stroke-width")?.Value == "1.6" && path.Attribute("d")!.Value.Count(letter => letter == 'M') == 2);

        Assert.Equal(1, line.Attribute("d")!.Value.Count(letter => letter == 'L'));
        Assert.Equal(3, svg.Descendants(Svg + "title").Count(title => title.Value.StartsWith("ISM, ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Intervals_LongName_IsCutAndKeptAsATooltip()
    {
        var svg = XElement.Parse(FigureSvg.Write(FigureCases.Intervals));
        var name = svg.Descendants(Svg + "text").Single(text => text.Value.Contains('…', StringComparison.Ordinal));

        Assert.Equal(FigureCases.Intervals.Lines[1].Name, name.Element(Svg + "title")!.Value);
        Assert.Contains(svg.Descendants(Svg + "text"), text => text.Value == "0.2 (\u22120.1 to 0.3), n = 500");
    }

    [Fact]
    public void Intervals_Number_StandsAtItsPlaceBetweenTheEnds()
    {
        var line = new IntervalLine("one", new Estimate(3, 2, 4, 10));
        var svg = XElement.Parse(FigureSvg.Write(new IntervalFigure("t", "x", [line])));
        var whisker = svg.Descendants(Svg + "path").Single(path => path.Attribute("stroke-width")?.Value == "1.6").Attribute("d")!.Value.Split('M', ' ', 'H');
        var (low, high) = (Number(whisker[1]), Number(whisker[3]));
        var point = svg.Descendants(Svg + "path").Single(path => path.Attribute("d")!.Value.Contains('a', StringComparison.Ordinal)).Attribute("d")!.Value.Split('M', ' ');

        Assert.True(low < high);
        Assert.Equal((low + high) / 2, Number(point[1]) + 3.4, 0.11);
    }

    [Fact]
    public void Histograms_OfUnequalCounts_AreDrawnAsShares()
    {
        var svg = XElement.Parse(FigureSvg.Write(FigureCases.Histograms));

        Assert.Contains(svg.Descendants(Svg + "text"), text => text.Value == "share of each");
        Assert.Contains(svg.Descendants(Svg + "text"), text => text.Value == "real (n = 400)");
        // 3 of 4 and 300 of 400 reach equally high, the one at the left, the other at the right.
        var outlines = svg.Descendants(Svg + "path").Where(path => path.Attribute("stroke-width")?.Value == "1.6").Select(path => path.Attribute("d")!.Value.Split('V', 'H')).ToList();
        Assert.Equal(Number(outlines[0][1]), Number(outlines[1][3]));
    }

    [Fact]
    public void Histogram_OnALogarithmicAxis_HasPowersOfTen()
    {
        var svg = XElement.Parse(FigureSvg.Write(FigureCases.Histogram));

        Assert.Contains(svg.Descendants(Svg + "text"), text => text.Value == "1e\u22126");
        Assert.Contains(svg.Descendants(Svg + "text"), text => text.Value == "0.001");
    }

    [Fact]
    public void Matrix_ColorsGrowWithTheNumber_OnBothSidesOfZero()
    {
        var svg = XElement.Parse(FigureSvg.Write(FigureCases.Matrix));
        var cells = svg.Descendants(Svg + "rect").Where(box => box.Element(Svg + "title") is not null).Select(box => box.Attribute("style")!.Value).ToList();

        Assert.Equal(2, cells.Count);
        Assert.Contains("--cl-diverging-low", cells[0], StringComparison.Ordinal);
        Assert.Contains("--cl-diverging-high", cells[1], StringComparison.Ordinal);
        Assert.True(Opacity(cells[1]) > Opacity(cells[0]));
    }

    [Fact]
    public void OneNumberAlone_IsStillDrawn()
    {
        var svg = XElement.Parse(FigureSvg.Write(new CurveFigure("t", "x", ["1"], "y", [new Curve("one", [0.0])])));

        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Strip_WhereLowIsGood_PassesOnTheLeft()
    {
        var low = XElement.Parse(ThresholdStrip.Write("error", new Estimate(0.002, 0.001, 0.004, 50), 1e-3, 1e-2));
        var high = XElement.Parse(ThresholdStrip.Write("share", new Estimate(0.9, 0.85, 0.95, 50), 0.8, 0.5));

        Assert.Contains("--cl-ok", low.Descendants(Svg + "rect").First().Attribute("style")!.Value, StringComparison.Ordinal);
        Assert.Contains("--cl-ok", high.Descendants(Svg + "rect").Last().Attribute("style")!.Value, StringComparison.Ordinal);
        // The whole interval lies right of the last range's beginning: it passes to the eye as well.
        var begin = Number(high.Descendants(Svg + "rect").Last().Attribute("x")!.Value);
        var line = high.Descendants(Svg + "path").First().Attribute("d")!.Value.Split('M', ' ', 'L');
        Assert.True(Number(line[1]) > begin);
        Assert.StartsWith("share: 0.9 (0.85 to 0.95)", high.Element(Svg + "title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TooNarrow_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => FigureSvg.Write(FigureCases.Curves, 100));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Opacity(string style) => Number(style.Split("fill-opacity:")[1]);
}
