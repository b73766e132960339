using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Logos;
using CisLens.Inference.Motifs.Tomtom;
using CisLens.Shared;
using CisLens.Web.Motifs.Tomtom;

namespace CisLens.Web.Tests.Motifs.Tomtom;

public class TomtomQueryTests
{
    private const string Meme = """
        MEME version 4

        ALPHABET= ACGT

        MOTIF M1 first
        letter-probability matrix: alength= 4 w= 2 nsites= 20 E= 0
        0.7 0.1 0.1 0.1
        0.0 0.0 1.0 0.0

        MOTIF M2 second
        letter-probability matrix: alength= 4 w= 1 nsites= 20 E= 0
        0.25 0.25 0.25 0.25
        """;

    [Fact]
    public void ToString_ThenOf_Same()
    {
        var query = new TomtomQuery
        {
            Matrix = "970-10-10-10_0-0-1000-0",
            Name = "mine & yours",
            Databases = ["a", "b"],
            ByFamily = true,
            Colors = LogoColors.Meme,
            Options = new TomtomOptions { Score = ColumnScore.Allr, Complete = false, BothStrands = false, MinimumOverlap = 5, ThresholdOf = TomtomThreshold.EValue, Threshold = 10 },
        };
        var read = TomtomQuery.Of("http://here/" + query);
        Assert.Equal(query.Databases, read.Databases);
        Assert.Equal(query with { Databases = [] }, read with { Databases = [] });
        Assert.Equal("", new TomtomQuery().ToString());
    }

    [Fact]
    public void Of_Nonsense_Defaults() => Assert.Equal(new TomtomOptions(), TomtomQuery.Of("http://here/?score=best&overlap=0&threshold=NaN&of=7").Options);

    [Fact]
    public void Motif_MatrixAndConsensus_AreRead()
    {
        Assert.Equal(1, new TomtomQuery { Matrix = "970-10-10-10_0-0-1000-0" }.Motif()!.Ppm[1, 2]);
        Assert.Equal(7, new TomtomQuery { Consensus = "TGASTCA" }.Motif()!.Width);
        Assert.Null(new TomtomQuery().Motif());
        Assert.Throws<InputException>(() => new TomtomQuery { Matrix = "x" }.Motif());
    }

    [Fact]
    public void Typed_LettersMatrixOrNothing_EachIsUnderstood()
    {
        Assert.Equal("TGASTCA", TypedMotifs.Read(" TGASTCA\n").Consensus);
        Assert.Equal(["first", "second"], TypedMotifs.Read(Meme).Motifs.Select(motif => motif.Title));
        Assert.Empty(TypedMotifs.Read("  ").Motifs);
        Assert.Throws<InputException>(() => TypedMotifs.Read("TGAXTCAJ"));
        Assert.Contains("Line 7", Assert.Throws<InputException>(() => TypedMotifs.Read(Meme.Replace("0.7 ", "x ", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ThenRead_SameProbabilities()
    {
        var motif = new Motif("M1", new Ppm([0.7, 0.1, 0.1, 0.1, 0, 0, 1, 0]));
        Assert.Equal(motif.Ppm.Values, Assert.Single(TypedMotifs.Read(TypedMotifs.Write(motif)).Motifs).Ppm.Values);
    }
}
