using CisLens.Inference.Experiments;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Experiments;

public sealed class NullSequencesTests
{
    private const string Real = "ACGTNNTTGACGATCGATTACAGGCATGCAAGT";

    [Theory]
    [InlineData(NullModel.Shuffle, 1)]
    [InlineData(NullModel.DinucleotideShuffle, 2)]
    public void Draw_Shuffle_KeepsTheWordsAndTheUnknownBases(NullModel model, int size)
    {
        var drawn = Bases.Decode(new NullSequences(model, null).Draw(Bases.Encode(Real), new SeededRandom(3)));
        Assert.NotEqual(Real, drawn);
        Assert.Equal(Words(Real, size), Words(drawn, size));
        Assert.Equal("NN", drawn[4..6]);
    }

    [Fact]
    public void Draw_Profile_HasTheFrequenciesOfEachPosition()
    {
        var profile = PositionProfile.Of([Bases.Encode("AAN"), Bases.Encode("ACN"), Bases.Encode("AGN"), Bases.Encode("ACN")]);
        var nulls = new NullSequences(NullModel.Profile, profile);
        var drawn = Enumerable.Range(0, 2000).Select(draw => Bases.Decode(nulls.Draw(Bases.Encode("TTT"), SeededRandom.ForItem(1, draw)))).ToList();
        Assert.All(drawn, text => Assert.Equal(('A', 'N'), (text[0], text[2])));
        Assert.InRange(drawn.Count(text => text[1] == 'C'), 930, 1070);
        Assert.DoesNotContain(drawn, text => text[1] == 'T');
    }

    private static List<string> Words(string text, int size) =>
        [.. Enumerable.Range(0, text.Length - size + 1).Select(start => text.Substring(start, size)).Order(StringComparer.Ordinal)];
}
