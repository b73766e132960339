using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Shared;
using Xunit;

namespace CisLens.Inference.Tests.Simulation;

public sealed class KnownMotifTests
{
    public static TheoryData<string> Names =>
        [.. KnownMotifs.Factors.Concat(KnownMotifs.Decoys).Select(motif => motif.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Probabilities_EachMotif_SumToOneAndAreCited(string name)
    {
        var motif = KnownMotifs.Factors.Concat(KnownMotifs.Decoys).Single(m => m.Name == name);

        Assert.All(motif.Probabilities, column => Assert.Equal(1, column.Sum(), 9));
        Assert.NotEmpty(motif.Citation);
        Assert.InRange(motif.Width, 7, 21);
    }

    [Fact]
    public void Probabilities_LetterKinds_AreAsDocumented()
    {
        var columns = new KnownMotif("test", "AaRrN", "none").Probabilities;

        Assert.Equal(0.97, columns[0][0], 9);
        Assert.Equal(0.61, columns[1][0], 9);
        Assert.Equal(0.49, columns[2][2], 9);
        Assert.Equal(0.37, columns[3][0], 9);
        Assert.Equal(0.25, columns[4][3], 9);
    }

    [Fact]
    public void Draw_ManySites_FollowsTheProbabilities()
    {
        var random = new SeededRandom(1);
        var sites = Enumerable.Range(0, 5000).Select(_ => KnownMotifs.Gabpa.Draw(random)).ToArray();

        Assert.InRange(sites.Count(site => site[3] == 'G') / 5000.0, 0.96, 0.98);
        Assert.Equal("CCGGAAGT", KnownMotifs.Gabpa.BestSite()[1..^1]);
    }

    [Fact]
    public void Constructor_ForeignLetter_Throws() =>
        Assert.Throws<InputException>(() => new KnownMotif("test", "ACXT", "none"));
}
