using CisLens.Shared.Sequences;

namespace CisLens.Shared.Tests.Sequences;

/// <summary>Public files of peaks and promoters, where they lie beside the repository; the counts are those that their README states.</summary>
public sealed class RealFilesTests : ImportTest
{
    [SkippableTheory]
    [InlineData("encode-chip-101bp/FOXA1_HepG2_test.tsv.gz", 1000, 0, "1:500 0:500")]
    [InlineData("encode-chip-101bp/FOXA1_HepG2_train.tsv.gz", 42_614, 0, "1:42614")]
    [InlineData("ctcf-pu1-101bp/ctcf.fa.gz", 39_184, 0, "")]
    [InlineData("ecoli-promoters-81bp-stranded/v9d3.csv", 5720, 0, "1:2860 0:2860")]
    [InlineData("human-tata-promoters-300bp/hs_pos_TATA.txt", 2929, 0, "")]
    [InlineData("promoters-umarov-solovyev/Ecoli_non_prom.fa", 3000, 0, "")]
    [InlineData("rna-clip-101nt/U2AF65_iCLIP_test.fa.gz", 9999, 1, "0:7999 1:2000")]
    [InlineData("dnabert-ft6-101bp/dev.tsv", 0, 1000, "")]
    public void Run_PublicFile_KeepsEveryUsableSequence(string file, long kept, long rejected, string labels)
    {
        var path = Find(file);
        Skip.If(path is null, $"{file} is not beside the repository.");

        using var stream = File.OpenRead(path);
        var report = Import(stream, Path.GetFileName(path));

        Assert.Equal((kept, rejected), (report.Count, report.RejectedCount));
        Assert.Equal(labels, string.Join(' ', report.Labels.Select(label => $"{label.Key}:{label.Value}")));
        using var set = SequenceSet.Open(Folder);
        Assert.Equal(kept, set.Count);
    }

    private static string? Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WebApp.sln")))
            {
                var path = Path.Combine(folder.FullName, "..", "shared", "data", "sequences", file);
                return File.Exists(path) ? path : null;
            }
        }
        return null;
    }
}
