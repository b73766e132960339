using System.Xml.Linq;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Logos;
using CisLens.Shared.Settings;

namespace CisLens.Inference.Tests.Motifs.Logos;

public class LogoTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly Ppm Motif = new([1, 0, 0, 0, 0.25, 0.25, 0.25, 0.25, 0, 0.5, 0.5, 0]);
    private static readonly Cwm Contributions = new([0.5, -0.25, 0, 0, 0.25, 0.125, 0, -1]);
    private static readonly LogoLayout Plain = new() { Label = "a <motif>", Height = 100, ColumnWidth = 10, HasAxis = false };

    [Fact]
    public void Of_Probabilities_LettersShareTheInformation()
    {
        var logo = Logo.Of(Motif);
        Assert.Equal((2, 0, 0.5, 0.5), (logo[0, 0], logo[1, 2], logo[2, 1], logo[2, 2]));
        Assert.Equal((0, 2, "bits"), (logo.Low, logo.High, logo.Unit));
    }

    [Fact]
    public void Of_Contributions_AxisHoldsTheStacksOfBothSigns()
    {
        var logo = Logo.Of(Contributions, "logit");
        Assert.Equal((-1, 0.5), (logo.Low, logo.High));
        Assert.Equal((-1, 3), (logo.On(0, 3).Low, logo.On(0, 3).High));
    }

    [Fact]
    public void ReverseComplement_Logo_SameAsLogoOfTheReverseComplement()
    {
        var (turned, expected) = (Logo.Of(Contributions, "").ReverseComplement(), Logo.Of(Contributions.ReverseComplement(), ""));
        for (var position = 0; position < 2; position++)
            for (var letter = 0; letter < 4; letter++)
                Assert.Equal(expected[position, letter], turned[position, letter]);
    }

    [Fact]
    public void Write_Probabilities_LargestOnTopAndFullHeightForTwoBits()
    {
        var boxes = Boxes(LogoSvg.Write(Logo.Of(Motif), Plain));
        Assert.Equal(("A", 100, 5), (boxes[0].Letter, boxes[0].Height, boxes[0].Top));
        // C and G of the third position share 1 bit; C, the first of equals, stands below.
        Assert.Equal([("C", 25, 80), ("G", 25, 55)], boxes.Skip(1));
    }

    [Fact]
    public void Write_Contributions_NegativeLettersHangBelowZeroUpsideDown()
    {
        var boxes = Boxes(LogoSvg.Write(Logo.Of(Contributions, "logit"), Plain with { Height = 150 }));
        // Axis from 0.5 to -1: zero lies 50 below the top.
        Assert.Contains(("A", 50, 5), boxes);
        Assert.Contains(("T", -100, 155), boxes);
        Assert.Contains(("C", -25, 80), boxes);
        Assert.Contains(("C", 12.5, 42.5), boxes);
        Assert.Contains(("A", 25, 17.5), boxes);
    }

    [Fact]
    public void Write_AlignedLogos_EmptyColumnsShiftTheLetters()
    {
        var shifted = XDocument.Parse(LogoSvg.Write(Logo.Of(Motif), Plain with { Before = 2, After = 1 }));
        Assert.Equal("61", shifted.Root!.Attribute("width")!.Value);
        Assert.EndsWith(" 20.5 5)", shifted.Descendants(Svg + "use").First().Attribute("transform")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LabelAndRna_EscapedAndU()
    {
        var svg = XDocument.Parse(LogoSvg.Write(Logo.Of(new Ppm([0, 0, 0, 1])), Plain with { IsRna = true, HasAxis = true, HasPositions = true }));
        Assert.Equal("a <motif>", svg.Root!.Attribute("aria-label")!.Value);
        Assert.Equal("#logo-U", svg.Descendants(Svg + "use").Single().Attribute("href")!.Value);
        Assert.Equal(["2", "0", "bits", "1"], svg.Descendants(Svg + "text").Select(text => text.Value));
    }

    [Fact]
    public void Definitions_Letters_AreThoseOfThePortal() =>
        Assert.Equal(LogoLetters.Definitions, File.ReadAllText(Path.Combine(ContentRoot.Find(), "wwwroot", "letters.svg")));

    private static List<(string Letter, double Height, double Top)> Boxes(string svg) =>
        [.. XDocument.Parse(svg).Descendants(Svg + "use").Select(use =>
        {
            var numbers = use.Attribute("transform")!.Value["matrix(".Length..^1].Split(' ').Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            return (use.Attribute("href")!.Value[^1..], numbers[3], numbers[5]);
        })];
}
