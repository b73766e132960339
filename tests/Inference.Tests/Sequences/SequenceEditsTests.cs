using CisLens.Inference.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Sequences;

public sealed class SequenceEditsTests
{
    private const string Sequence = "TTCCGCGGTAGTTAG";

    [Fact]
    public void Substitute_MotifWithN_KeepsTheBaseBelow() =>
        Assert.Equal("TTACGTGGTAGTTAG", SequenceEdits.Substitute(Sequence, "ANNT", 2));

    [Fact]
    public void SubstituteCentered_OddRest_TakesTheLeftMiddle() =>
        Assert.Equal("TTCCGAAAAAGTTAG", SequenceEdits.SubstituteCentered(Sequence, "AAAA"));

    [Fact]
    public void Insert_AtStart_GrowsBeforeThatBase() =>
        Assert.Equal("TTCCGCGACGTTGTAGTTAG", SequenceEdits.Insert(Sequence, "ACGTT", 7));

    [Fact]
    public void Delete_Stretch_RemovesIt() =>
        Assert.Equal("TTCCGTAG", SequenceEdits.Delete(Sequence, 5, 12));

    [Theory]
    [InlineData(-1)]
    [InlineData(12)]
    public void Substitute_OutsideTheSequence_Throws(int start) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SequenceEdits.Substitute(Sequence, "ACGT", start));
}
