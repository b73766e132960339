using CisLens.Inference.Embeddings;
using Xunit;

namespace CisLens.Inference.Tests.Embeddings;

public sealed class SequencePairsTests
{
    [Fact]
    public void Find_NamesOfManyKinds_PairsTheirOwnReference()
    {
        string[] names = ["a_ref", "b-ALT", "a_alt", "b-ref", "a_alt2", "lonely_alt", "plain", "_ref", "chr1:5|ref", "chr1:5|alt"];
        Assert.Equal(
            [new SequencePair(3, 1), new SequencePair(0, 2), new SequencePair(0, 4), new SequencePair(8, 9)],
            SequencePairs.Find(names));
    }

    [Fact]
    public void Deltas_Pairs_AreAlternativeMinusReference()
    {
        var table = new FeatureTable(3, 2, [1, 2, 10, 20, 5, 7]);
        Assert.Equal([9f, 18f, 4f, 5f], SequencePairs.Deltas(table, [new(0, 1), new(0, 2)]).Values);
    }
}
