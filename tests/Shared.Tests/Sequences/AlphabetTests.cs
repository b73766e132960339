using CisLens.Shared.Sequences;

namespace CisLens.Shared.Tests.Sequences;

public sealed class AlphabetTests
{
    private const string AllCodes = "ACGTNRYSWKMBDHVacgtnryswkmbdhv";

    [Theory]
    [InlineData("ACGT", "ACGT")]
    [InlineData("AACG", "CGTT")]
    [InlineData("aaNCg", "cGNtt")]
    [InlineData("RYSWKMBDHVN", "NBDHVKMWSRY")]
    public void ReverseComplement_Dna_IsTheOtherStrand(string bases, string expected) =>
        Assert.Equal(expected, Alphabet.Dna.ReverseComplement(bases));

    [Fact]
    public void ReverseComplement_Rna_WritesUracil() => Assert.Equal("CguU", Alphabet.Rna.ReverseComplement("AacG"));

    [Fact]
    public void ReverseComplement_Twice_GivesTheSame()
    {
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var bases = new string([.. Enumerable.Range(0, random.Next(0, 60)).Select(_ => AllCodes[random.Next(AllCodes.Length)])]);
            Assert.Equal(bases, Alphabet.Dna.ReverseComplement(Alphabet.Dna.ReverseComplement(bases)));
            var rna = Alphabet.Rna.Normalize(bases);
            Assert.Equal(rna, Alphabet.Rna.ReverseComplement(Alphabet.Rna.ReverseComplement(rna)));
        }
    }

    [Fact]
    public void Complement_IupacCode_IsTheCodeOfTheComplements()
    {
        // The bases that each code stands for, from the IUPAC table.
        var sets = new Dictionary<char, string>
        {
            ['R'] = "AG", ['Y'] = "CT", ['S'] = "CG", ['W'] = "AT", ['K'] = "GT", ['M'] = "AC",
            ['B'] = "CGT", ['D'] = "AGT", ['H'] = "ACT", ['V'] = "ACG", ['N'] = "ACGT",
        };
        foreach (var (code, bases) in sets)
        {
            var expected = string.Concat(bases.Select(Alphabet.Dna.Complement).Order());
            Assert.Equal(expected, sets[Alphabet.Dna.Complement(code)]);
        }
    }

    [Fact]
    public void Complement_LetterOfNoAlphabet_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Alphabet.Dna.Complement('E'));
        Assert.Throws<ArgumentOutOfRangeException>(() => Alphabet.Dna.Complement('é'));
    }

    [Fact]
    public void ChannelOf_Bases_FollowsACGT()
    {
        Assert.Equal([0, 1, 2, 3, 3, 0, 3, -1, -1], "ACGTUauNR".Select(Alphabet.ChannelOf));
        Assert.Equal([0, 1, 2, 3], Alphabet.Rna.Letters.Select(Alphabet.ChannelOf));
    }

    [Fact]
    public void IsAllowed_EveryCharacter_IsTrueForTheCodesOnly()
    {
        var allowed = Enumerable.Range(0, 300).Select(code => (char)code).Where(Alphabet.IsAllowed);
        Assert.Equal((AllCodes + "Uu").Order(), allowed);
        Assert.True(Alphabet.IsUnknown('n'));
        Assert.False(Alphabet.IsUnknown('u'));
        Assert.False(Alphabet.IsUnknown('E'));
    }

    [Fact]
    public void Parse_OtherName_RefusesWithSentence()
    {
        Assert.Same(Alphabet.Rna, Alphabet.Parse("rna"));
        Assert.Equal("'protein' is not an alphabet: write DNA or RNA.", Assert.Throws<InputException>(() => Alphabet.Parse("protein")).Message);
    }
}
