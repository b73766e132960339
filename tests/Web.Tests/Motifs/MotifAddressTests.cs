using CisLens.Inference.Motifs;
using CisLens.Web.Tracks;

namespace CisLens.Web.Tests.Motifs;

public class MotifAddressTests
{
    private static readonly Ppm Matrix = new([0.97, 0.01, 0.01, 0.01, 0, 0, 1, 0]);

    [Theory]
    [InlineData("pos_patterns.pattern_0", "Positive pattern 0")]
    [InlineData("neg_patterns.pattern_12.subpattern_1", "Negative pattern 12, subpattern 1")]
    [InlineData("motif_3", "motif_3")]
    public void Title_Name_InWords(string name, string title) => Assert.Equal(title, MotifAddress.Title(name));

    [Theory]
    [InlineData("MA0139.2", null, "https://jaspar.elixir.no/matrix/MA0139.2/")]
    [InlineData("CTCF", "https://example.org/CTCF", "https://example.org/CTCF")]
    [InlineData("MAX", null, null)]
    [InlineData("CTCF", "javascript:alert(1)", null)]
    public void Known_Motif_OnlyAddressesThatAreSafe(string id, string? url, string? address) =>
        Assert.Equal(address, MotifAddress.Known(new Motif(id, Matrix) { Url = url }));

    [Fact]
    public void Write_ThenRead_SameProbabilities()
    {
        Assert.Equal("970-10-10-10_0-0-1000-0", MotifAddress.Write(Matrix));
        Assert.Equal(Matrix.Values, MotifAddress.Read(MotifAddress.Write(Matrix))!.Values);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1-2-3")]
    [InlineData("0-0-0-0")]
    [InlineData("1-2-x-4")]
    public void Read_Nonsense_Null(string text) => Assert.Null(MotifAddress.Read(text));

    [Fact]
    public void HitKey_WrittenAndRead_Same()
    {
        var key = new HitKey(1, "pos_patterns.pattern_0", 118);
        Assert.True(HitKey.TryParse(key.ToString(), out var read));
        Assert.Equal(key, read);
        Assert.False(HitKey.TryParse("x~y~z", out _));
    }
}
