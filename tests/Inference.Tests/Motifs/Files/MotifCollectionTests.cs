using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Shared.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Files;

/// <summary>The public collections: how many motifs each holds is stated in their README.</summary>
public sealed class MotifCollectionTests
{
    [SkippableTheory]
    [InlineData("JASPAR2024_CORE_vertebrates_non-redundant_pfms_meme.txt", MotifFormat.Meme, 879)]
    [InlineData("JASPAR2024_CORE_non-redundant_pfms_meme.txt", MotifFormat.Meme, 2346)]
    [InlineData("JASPAR2024_CORE_vertebrates_non-redundant_pfms_jaspar.txt", MotifFormat.Jaspar, 879)]
    [InlineData("JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt", MotifFormat.Transfac, 879)]
    [InlineData("JASPAR2020_CORE_vertebrates_non-redundant_pfms_meme.txt", MotifFormat.Meme, 746)]
    [InlineData("JASPAR2018_CORE_vertebrates_non-redundant_pfms_transfac.txt", MotifFormat.Transfac, 579)]
    [InlineData("JASPAR2018_CORE_vertebrates_non-redundant_pfms_meme_derived.txt", MotifFormat.Meme, 579)]
    [InlineData("HOCOMOCOv12_H12CORE_meme_format.meme", MotifFormat.Meme, 1443)]
    [InlineData("HOCOMOCOv12_sample40_transfac.txt", MotifFormat.Transfac, 40)]
    public void Collection_ReadWrittenAndReadAgain_IsWholeAndTheSame(string name, MotifFormat format, int count)
    {
        var file = MotifFiles.Parse(Path.Combine(GoldenFolders.Motifs(), name));

        Assert.Equal((format, count), (file.Format, file.Database.Motifs.Count));
        Assert.Empty(file.Repeated);
        Assert.All(file.Database.Motifs, motif => Assert.True(motif.Sites >= 1, motif.Id));
        foreach (var other in (MotifFormat[])[MotifFormat.Meme, MotifFormat.Jaspar, MotifFormat.Transfac, MotifFormat.Table, MotifFormat.Homer])
        {
            var again = MotifFileText.Parse(MotifFileText.Write(other, file.Database), "again");
            Assert.Equal(other, again.Format);
            RequireSame(file.Database, again.Database, other);
        }
    }

    [SkippableFact]
    public void Jaspar_InItsThreeForms_IsTheSameCollection()
    {
        MotifDatabase Read(string form) => MotifFiles.Read(Path.Combine(GoldenFolders.Motifs(), $"JASPAR2024_CORE_vertebrates_non-redundant_pfms_{form}.txt"));
        var (meme, jaspar, transfac) = (Read("meme"), Read("jaspar"), Read("transfac"));

        Assert.Equal(meme.Motifs.Select(motif => (motif.Id, motif.Name)).Order(), jaspar.Motifs.Select(motif => (motif.Id, motif.Name)).Order());
        Assert.Equal(meme.Motifs.Select(motif => motif.Id).Order(), transfac.Motifs.Select(motif => motif.Id).Order());
        var others = jaspar.Motifs.ToDictionary(motif => motif.Id);
        var families = transfac.Motifs.ToDictionary(motif => motif.Id);
        foreach (var motif in meme.Motifs)
        {
            // Some of JASPAR's matrices were divided before their counts were rounded.
            foreach (var other in (Motif[])[others[motif.Id], families[motif.Id]])
            {
                Assert.True(MotifFileText.LargestDifference(motif.Ppm, other.Ppm) < 2e-3, motif.Id);
                Assert.InRange(other.Sites!.Value, (motif.Sites!.Value * 0.99) - 2, (motif.Sites.Value * 1.01) + 2);
            }
        }
        Assert.InRange(meme.Motifs.Count(motif => MotifFileText.LargestDifference(motif.Ppm, others[motif.Id].Ppm) < 2e-6), 0.98 * meme.Motifs.Count, meme.Motifs.Count);
        Assert.Equal("PAS domain factors", families["MA0004.1"].Family);
        Assert.Equal("More than 3 adjacent zinc fingers", families["MA0139.2"].Family);
        Assert.Equal("http://jaspar.genereg.net/matrix/MA0139.2", meme.Motifs.Single(motif => motif.Id == "MA0139.2").Url);
        Assert.Equal(Background.Uniform, meme.Background);
    }

    [SkippableFact]
    public void Hocomoco_InBothForms_HasTheSameIdentifiers()
    {
        var folder = GoldenFolders.Motifs();
        var meme = MotifFiles.Read(Path.Combine(folder, "HOCOMOCOv12_H12CORE_meme_format.meme")).Motifs.ToDictionary(motif => motif.Id);

        foreach (var motif in MotifFiles.Read(Path.Combine(folder, "HOCOMOCOv12_sample40_transfac.txt")).Motifs)
        {
            Assert.True(MotifFileText.LargestDifference(motif.Ppm, meme[motif.Id].Ppm) < 1e-3, motif.Id);
            Assert.EndsWith("_HUMAN", motif.Name, StringComparison.Ordinal);
        }
    }

    private static void RequireSame(MotifDatabase expected, MotifDatabase actual, MotifFormat format)
    {
        Assert.Equal(expected.Motifs.Select(motif => motif.Id), actual.Motifs.Select(motif => motif.Id));
        // HOMER's form has no number of sites. Counts are written with six decimals, probabilities with at least six.
        var tolerance = format == MotifFormat.Homer ? 1e-9 : 1e-6;
        foreach (var (left, right) in expected.Motifs.Zip(actual.Motifs))
        {
            Assert.True(MotifFileText.LargestDifference(left.Ppm, right.Ppm) < tolerance, left.Id);
            if (format != MotifFormat.Homer)
            {
                Assert.Equal(left.Name, right.Name);
                Assert.InRange(right.Sites!.Value, left.Sites!.Value * 0.99999, left.Sites.Value * 1.00001);
            }
            if (format == MotifFormat.Transfac)
                Assert.Equal(left.Family, right.Family);
        }
        Assert.Equal(Alphabet.Dna, actual.Alphabet);
    }
}
