using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Motifs.Families;
using CisLens.Inference.Motifs.Files;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Families;

public sealed class MotifFamiliesTests
{
    [Fact]
    public void Find_TheSameMotifOnBothStrandsAndAnother_GroupsTheTwo()
    {
        var families = Find(Of("A", "TGACCTTTG"), Of("B", "CAAAGGTCA"), Of("C", "GGGCGGGGC"));
        Assert.Equal([["A", "B"], ["C"]], families.Families.Select(family => family.Members.Select(member => member.Id)));
        Assert.Equal([0, 1], families.Families.Select(family => family.Id));
        Assert.Equal(0, families.Of(0, "B").Id);
    }

    [Fact]
    public void Find_AShortMotifInsideALong_IsLessSimilarThanItsCorrelation()
    {
        var shared = new CentredMotif(Iupac.Parse("TGACC").Ppm);
        Assert.Equal(0.5, shared.Similarity(new CentredMotif(Iupac.Parse("TGACCTTTGA").Ppm), 5), 1e-12);
        Assert.Equal(1, shared.Similarity(shared, 5), 1e-12);
    }

    [Fact]
    public void Find_AFamilyThatMostMembersState_NamesItWithTheCentre()
    {
        // The second differs from both others at one place, these from each other at two.
        var families = Find(Of("A", "TGACCTTTG", "Receptors"), Of("B", "TGACCTTTC", "Receptors"), Of("C", "TGACCATTC"), Of("D", "GGGCGGGGC", "Zinc fingers"));
        Assert.Equal(["Receptors (B)", "D"], families.Families.Select(family => family.Label));
        Assert.Equal("B", families.Families[0].Centre.Id);
    }

    [Fact]
    public void Of_AMatchInTheSecondDatabase_IsTheFamilyAcrossBoth()
    {
        var families = MotifFamilies.Find([Database(Of("A", "TGACCTTTG")), Database(Of("A", "GGGCGGGGC"), Of("B", "TGACCTTTG"))], new FamilyOptions(), default);
        var match = new MotifMatch("q", Of("B", "TGACCTTTG"), 1, 0, 9, false, 0, 0, 0);
        Assert.Equal(0, families.Of(match).Id);
        Assert.Equal(1, families.Of(1, "A").Id);
    }

    [SkippableFact]
    public void Find_JasparVertebrates_GroupsKnownRelatives()
    {
        var jaspar = MotifFiles.Read(Path.Combine(GoldenFolders.Motifs(), "JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt"));
        var families = MotifFamilies.Find([jaspar], new FamilyOptions(), default);
        Assert.Equal(jaspar.Motifs.Count, families.Families.Sum(family => family.Members.Count));
        string[] gata = ["GATA1", "GATA2", "Gata3", "GATA4", "GATA6"];
        Assert.Single(jaspar.Motifs.Where(motif => gata.Contains(motif.Name)).Select(motif => families.Of(0, motif.Id)).Distinct());
        Assert.NotEqual(Family("CTCF"), Family("REST"));
        Assert.Contains("Ets-related", Family("ELF1").Label, StringComparison.Ordinal);

        MotifFamily Family(string name) => families.Of(0, jaspar.Motifs.First(motif => motif.Name == name).Id);
    }

    [Fact]
    public void Find_Cancelled_Stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() => MotifFamilies.Find([Database(Of("A", "TGACCTTTG"))], new FamilyOptions(), new CancellationToken(true)));

    private static MotifFamilies Find(params Motif[] motifs) => MotifFamilies.Find([Database(motifs)], new FamilyOptions(), default);

    private static MotifDatabase Database(params Motif[] motifs) => new("database", "", motifs);

    private static Motif Of(string id, string consensus, string? family = null) => Iupac.Parse(consensus) with { Id = id, Family = family };
}
