using CisLens.Inference.Sequences;
using CisLens.Inference.Sequences.Kmers;
using CisLens.Inference.Tests.Models;

namespace CisLens.Inference.Tests.Sequences.Kmers;

public sealed class NearCopiesTests
{
    private static readonly string Genome = TestNetworks.Bases(400, 3);

    [Fact]
    public void Find_CopiesOnEitherStrandAndOverlappingWindows_AreTold()
    {
        var turned = new byte[100];
        Bases.ReverseComplement(Window(0), turned);

        // The same place, the other strand, a window moved by a fifth, one moved beyond half, another place.
        Assert.Equal([false, true, true, true, false, false], NearCopies.Find(
            [Window(0), Window(0), turned, Window(20), Window(60), Window(300)], default));
    }

    [Fact]
    public void Find_SingleChangeInTheMiddle_IsNoNearCopyBelowHalfTheWords()
    {
        var changed = Window(0)[..40];
        changed[20] = (byte)((changed[20] + 1) % 4);

        // Every 24-base word of 40 bases covers the middle.
        Assert.Equal([false, false], NearCopies.Find([Window(0)[..40], changed], default));
    }

    [Fact]
    public void Find_SequencesWithoutWords_AreNoCopies() => Assert.Equal([false, false], NearCopies.Find([Bases.Encode("ACGT"), Bases.Encode("ACGT")], default));

    [Fact]
    public void CanonicalWords_OfBothStrands_AreTheSame()
    {
        var turned = new byte[100];
        Bases.ReverseComplement(Window(0), turned);

        Assert.Equal(CanonicalWords.Of(Window(0), 24).Order(), CanonicalWords.Of(turned, 24).Order());
        Assert.Equal(100 - 24 + 1, CanonicalWords.Of(turned, 24).Count);
    }

    private static byte[] Window(int start) => Bases.Encode(Genome.AsSpan(start, 100));
}
