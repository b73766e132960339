using CisLens.Inference.Sequences;
using CisLens.Inference.Sequences.Kmers;
using Xunit;

namespace CisLens.Inference.Tests.Sequences.Kmers;

public sealed class KmerCountsTests
{
    [Fact]
    public void Of_SequenceWithUnknownBase_PassesOverIt()
    {
        var counts = KmerCounts.Of(Bases.Encode("ACNACA"), 2);

        Assert.Equal(2, counts[Number("AC")]);
        Assert.Equal(1, counts[Number("CA")]);
        Assert.Equal(3, counts.Sum());
    }

    [Fact]
    public void Of_Scores_SumsThemUnderEachOccurrence() =>
        Assert.Equal(0.7f, KmerCounts.Of(Bases.Encode("GATGA"), 2, [0.1f, 0.2f, 9, 0.3f, 0.1f])[Number("GA")], 6);

    [Fact]
    public void Gapped_SequenceWithFewerThanAreKept_GivesAll()
    {
        var kmers = GappedKmers.Of(Bases.Encode("GAC"), new GappedKmerOptions { MinK = 2, MaxK = 3, MaxGap = 2, MaxLen = 3 });

        Assert.Equal(["GA", "G-C", "AC", "GAC"], kmers.Select(kmer => kmer.Letters));
        Assert.All(kmers, kmer => Assert.Equal(1, kmer.Value));
    }

    private static int Number(string word) => Enumerable.Range(0, 1 << (2 * word.Length)).Single(number => KmerCounts.Letters(number, word.Length) == word);
}
