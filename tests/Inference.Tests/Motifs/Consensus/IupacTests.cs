using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Shared;
using CisLens.Shared.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Consensus;

public sealed class IupacTests
{
    [Theory]
    [InlineData("ACGTRYSWKMBDHVN")]
    [InlineData("TGASTCA")]
    public void Of_AfterParse_GivesTheLettersBack(string consensus) =>
        Assert.Equal(consensus.ToUpperInvariant(), Iupac.Of(Iupac.Parse(consensus)));

    [Theory]
    [InlineData(new[] { 0.7, 0.1, 0.1, 0.1 }, "A")]
    [InlineData(new[] { 0.45, 0.05, 0.45, 0.05 }, "R")]
    [InlineData(new[] { 0.34, 0.33, 0.33, 0.0 }, "V")]
    [InlineData(new[] { 0.3, 0.3, 0.2, 0.2 }, "N")]
    [InlineData(new[] { 0.75, 0.25, 0.0, 0.0 }, "A")]
    [InlineData(new[] { 0.74, 0.26, 0.0, 0.0 }, "M")]
    public void Of_AColumn_IsTheNearestSetOfBases(double[] column, string expected) => Assert.Equal(expected, Iupac.Of(new Ppm(column)));

    [Fact]
    public void Parse_SmallLettersAmongCapitals_AreWeak()
    {
        var motif = Iupac.Parse(" aAR ");

        Assert.Equal("aAR", motif.Id);
        Assert.Equal([0.61, 0.13, 0.13, 0.13, 0.97, 0.01, 0.01, 0.01, 0.49, 0.01, 0.49, 0.01], motif.Ppm.Values.ToArray(), (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void Parse_SmallLettersOnly_AreAsCapitals() =>
        Assert.Equal(Iupac.Parse("TGASTCA").Ppm.Values.ToArray(), Iupac.Parse("tgastca").Ppm.Values.ToArray());

    [Fact]
    public void Parse_WithU_IsRna()
    {
        var motif = Iupac.Parse("UGUANAUA");

        Assert.Equal((Alphabet.Rna, "UGUANAUA"), (motif.Alphabet, Iupac.Of(motif)));
    }

    [Theory]
    [InlineData("TGE", "'E' at position 3")]
    [InlineData("TG CA", "' ' at position 3")]
    [InlineData("T-A", "'-' at position 2")]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    public void Parse_BadLetter_IsASentence(string consensus, string part) =>
        Assert.Contains(part, Assert.Throws<InputException>(() => Iupac.Parse(consensus)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_TooManyLetters_IsASentence() =>
        Assert.Contains("201 letters", Assert.Throws<InputException>(() => Iupac.Parse(new string('A', 201))).Message, StringComparison.Ordinal);
}
