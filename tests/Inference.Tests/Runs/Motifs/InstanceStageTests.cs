using System.IO.Compression;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Motifs;

public sealed class InstanceStageTests : IDisposable
{
    private const string Method = "gradient-x-input";
    private readonly LocalLab _lab = new(80);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_PlantedWord_HasItsInstancesWithBothNumbers()
    {
        using var context = Open(1);
        var motifs = RunMotifs.Open(context.Folder)!;
        var report = motifs.Instances(0)!;
        var known = Assert.Single(report.Summary.Motifs, motif => motif.Name == "GATA");
        Assert.Equal(("M0@0", 0, 9), (known.Key, known.Database, known.Width));
        Assert.InRange(known.Instances, 60, 66);
        var planted = Assert.Single(motifs.Instances(0, 2)!, one => one.Motif == known.Key);
        Assert.Equal((12, 21, false), (planted.Place.Start, planted.Place.End, planted.Place.IsReverseComplement));
        Assert.True(planted.Instance.PValue < 1e-4);
        Assert.InRange(planted.Instance.Attribution, 8.5, 9.5);
        Assert.True(planted.Instance.Percentile > 90);
        Assert.Equal(motifs.AllInstances(0).Count(), Enumerable.Range(0, 90).Sum(row => motifs.Instances(0, row)!.Count));
    }

    [Fact]
    public void Read_Report_HasPairsAndListsAsTheyWereWritten()
    {
        using var context = Open(1);
        var report = RunMotifs.Open(context.Folder)!.Instances(0)!;
        var again = Directory.CreateDirectory(Path.Combine(_lab.Root, "again")).FullName;
        InstanceFiles.Write(again, report, 90, RunMotifs.Open(context.Folder)!.AllInstances(0));
        foreach (var file in InstanceFiles.All.Keys)
            Assert.Equal(File.ReadAllText(Path.Combine(context.Folder.Chunk(StageKeys.Instances(0), 0), file)), File.ReadAllText(Path.Combine(again, file)));
        Assert.Contains("strong stretches", report.Summary.UnmatchedRule, StringComparison.Ordinal);
        Assert.True(report.Summary.StrongStretches > 0);
    }

    [Fact]
    public void Run_CutDifferently_GivesTheSameFilesInTheBundle()
    {
        using var one = Open(1);
        using var many = Open(1e15);
        using var first = ZipFile.OpenRead(one.Folder.Bundle);
        using var second = ZipFile.OpenRead(many.Folder.Bundle);
        foreach (var file in InstanceFiles.All.Keys)
            Assert.Equal(Text(first, file), Text(second, file));
        static string Text(ZipArchive zip, string file)
        {
            using var reader = new StreamReader(zip.GetEntry($"motifs/0.regions.{Method}.0.B/instances/{file}")!.Open());
            return reader.ReadToEnd();
        }
    }

    private RunContext Open(double operations)
    {
        var context = _lab.Open(
            PlantedModels.Fasta(90, 80),
            spec => spec with { Motifs = new MotifSpec { Databases = [KnownWords.Source], Discoveries = [new DiscoverySpec { Procedure = "regions", Method = Method, Options = new() { ["windowSize"] = 15, ["pvalCutoff"] = 0.05 } }] } },
            new PlantedModels(operations), Method) with
        { OpenDatabase = KnownWords.Open };
        LocalLab.RunAll(context);
        return context;
    }
}
