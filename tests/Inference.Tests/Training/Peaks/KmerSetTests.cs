using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training.Peaks;
using Xunit;

namespace CisLens.Inference.Tests.Training.Peaks;

public sealed class KmerSetTests
{
    private readonly byte[] _genome = Bases.Encode(MarkovBackground.Independent(0.5).Draw(400, new SeededRandom(1)));
    private readonly KmerSet _words = new();

    public KmerSetTests() => _words.Add(_genome.AsSpan(100, 101));

    [Theory]
    [InlineData(100, true)]
    [InlineData(177, true)]
    [InlineData(178, false)]
    [InlineData(23, true)]
    [InlineData(22, false)]
    [InlineData(290, false)]
    public void SharesWordWith_ShiftedWindow_FindsOverlapsOf24(int start, bool expected) =>
        Assert.Equal(expected, _words.SharesWordWith(_genome.AsSpan(start, 101)));

    [Fact]
    public void SharesWordWith_OtherStrand_IsTheSame()
    {
        var turned = new byte[101];
        Bases.ReverseComplement(_genome.AsSpan(160, 101), turned);

        Assert.True(_words.SharesWordWith(turned));
    }

    [Fact]
    public void SharesWordWith_UnknownBaseInside_BreaksTheWord()
    {
        var piece = _genome[100..124];
        Assert.True(_words.SharesWordWith(piece));

        piece[12] = Bases.Unknown;

        Assert.False(_words.SharesWordWith(piece));
    }
}
