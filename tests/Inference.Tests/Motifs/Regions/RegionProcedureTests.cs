using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Inference.Motifs.Regions;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Regions;

public sealed class RegionProcedureTests
{
    private const int Length = 100;
    private const int Rows = 60;
    private const string Word = "TGACTCAT";

    [Theory]
    [InlineData(ContributionSign.Positive, 1)]
    [InlineData(ContributionSign.Negative, -1)]
    public void Find_WithoutLabels_FindsThePlantedWordAgainstShuffles(ContributionSign sign, int factor)
    {
        var findings = new RegionProcedure().Find(Planted(factor, _ => null), new RegionOptions { Sign = sign }, null, default);

        var pattern = Assert.Single(findings.Patterns);
        Assert.Equal(Rows, pattern.Seqlets.Count);
        Assert.Equal(Word, Consensus(pattern.Pfm)[8..16]);
        Assert.All(pattern.Seqlets, seqlet => Assert.Equal(Start(seqlet.Row), seqlet.Start + 8));
        Assert.Equal(factor, pattern.Cwm[8, 3], 1e-6);
        Assert.Equal(sign, pattern.Sign);
        Assert.Equal("dinucleotide shuffles of the sequences", findings.Log["negativesAre"]!.GetValue<string>());
    }

    [Fact]
    public void Find_SameWordInNegatives_FindsNothingAndSaysWhy()
    {
        var findings = new RegionProcedure().Find(Planted(1, row => row % 2 == 0 ? "1" : "0"), new RegionOptions(), null, default);

        Assert.Empty(findings.Patterns);
        Assert.Equal("None of the 1 words in 30 regions of high scores is enriched with an adjusted p-value below 0.005; use more sequences, or negatives that differ more.", findings.Explanation);
    }

    [Fact]
    public void Find_NegativesOnly_SaysWhatToChange() =>
        Assert.Throws<InputException>(() => new RegionProcedure().Find(Planted(1, _ => "0"), new RegionOptions(), null, default));

    private static int Start(int row) => 20 + (row % 50);

    private static MotifProcedureInput Planted(int factor, Func<int, string?> label)
    {
        var random = new SeededRandom(3);
        var bases = new sbyte[Rows * Length];
        var hypothetical = new float[4 * bases.Length];
        for (var row = 0; row < Rows; row++)
            for (var position = 0; position < Length; position++)
            {
                var place = position - Start(row);
                var inside = place >= 0 && place < Word.Length;
                var letter = inside ? Bases.Letters.IndexOf(Word[place], StringComparison.Ordinal) : random.Next(4);
                bases[(row * Length) + position] = (sbyte)letter;
                hypothetical[(((row * 4) + letter) * Length) + position] = inside ? factor : 0;
            }
        return new MotifProcedureInput(new ContributionSet(Length, bases, hypothetical), [.. Enumerable.Range(0, Rows).Select(row => new ProcedureRow(label(row), 1))], 1);
    }

    private static string Consensus(Pfm pfm) =>
        string.Concat(Enumerable.Range(0, pfm.Width).Select(position => Bases.Letters[pfm.Column(position).IndexOf(pfm.Column(position).ToArray().Max())]));
}
