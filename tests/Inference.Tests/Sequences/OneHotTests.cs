using CisLens.Inference.Sequences;
using CisLens.Shared;
using CisLens.Shared.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Sequences;

public sealed class OneHotTests
{
    [Fact]
    public void Encode_MixedCaseAndUracil_PutsChannelFirst() =>
        Assert.Equal<float>(
            [1, 0, 0, 0, 0,
             0, 1, 0, 0, 0,
             0, 0, 1, 0, 0,
             0, 0, 0, 1, 1],
            OneHot.Encode("acGtU"));

    [Theory]
    [InlineData(UnknownBase.Zeros, 0f)]
    [InlineData(UnknownBase.Quarter, 0.25f)]
    public void Encode_UnknownBase_FollowsThePolicy(UnknownBase policy, float expected)
    {
        var array = OneHot.Encode("ANR", policy);

        Assert.All(Enumerable.Range(0, 4), channel => Assert.Equal(expected, array[channel * 3 + 1]));
        Assert.All(Enumerable.Range(0, 4), channel => Assert.Equal(expected, array[channel * 3 + 2]));
    }

    [Fact]
    public void Encode_UnknownBaseRefused_NamesLetterAndPosition()
    {
        var error = Assert.Throws<InputException>(() => OneHot.Encode("ACNT", UnknownBase.Refuse));

        Assert.Contains("'N' at position 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_ProteinLetter_IsRefusedUnderEveryPolicy()
    {
        var error = Assert.Throws<InputException>(() => OneHot.Encode("ACLT"));

        Assert.Contains("'L' at position 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_OtherChannelOrder_MovesChannels()
    {
        var order = ChannelOrder.Parse("AGCT");

        Assert.Equal<float>([0, 0, 0, 1, 1, 0, 0, 0], OneHot.Encode("CG", order: order));
        Assert.Equal("CG", OneHot.Decode(OneHot.Encode("CG", order: order), order));
    }

    [Theory]
    [InlineData("ACG")]
    [InlineData("ACGG")]
    [InlineData("ACGN")]
    [InlineData("ACGTA")]
    public void Parse_NotAPermutation_IsRefused(string letters) =>
        Assert.Throws<InputException>(() => ChannelOrder.Parse(letters));

    [Theory]
    [InlineData(UnknownBase.Zeros)]
    [InlineData(UnknownBase.Quarter)]
    public void Decode_Encoded_RestoresLettersAndN(UnknownBase policy) =>
        Assert.Equal("GATNTACA", OneHot.Decode(OneHot.Encode("GATNTACA", policy)));

    [Fact]
    public void Decode_NotOneHot_Throws() =>
        Assert.Throws<ArgumentException>(() => OneHot.Decode([0.5f, 0.5f, 0, 0]));

    [Theory]
    [InlineData("ACGT")]
    [InlineData("AGCT")]
    [InlineData("TGCA")]
    public void ReverseComplement_AnyOrder_EqualsThatOfTheLetters(string letters)
    {
        const string Sequence = "GATTNACAGGC";
        var order = ChannelOrder.Parse(letters);
        var turned = new float[4 * Sequence.Length];

        OneHot.ReverseComplement(OneHot.Encode(Sequence, order: order), turned, order);

        Assert.Equal(Alphabet.Dna.ReverseComplement(Sequence), OneHot.Decode(turned, order));
    }

    [Fact]
    public void ReverseComplement_Codes_PairsBasesAndKeepsUnknown()
    {
        var turned = new byte[6];
        Bases.ReverseComplement(Bases.Encode("AACGNT"), turned);

        Assert.Equal("ANCGTT", Bases.Decode(turned));
    }

    [Fact]
    public void GcContent_UnknownBases_AreLeftOut() =>
        Assert.Equal(0.75, Bases.GcContent(Bases.Encode("NNGCGANN")));
}
