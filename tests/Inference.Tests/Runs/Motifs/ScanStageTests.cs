using System.IO.Compression;
using System.Text.Json.Nodes;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Motifs;

public sealed class ScanStageTests : IDisposable
{
    private readonly LocalLab _lab = new(80);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_PlantedWord_IsFoundInItsRowOnItsStrand()
    {
        using var context = Open(PlantedModels.Fasta(90, 80));
        LocalLab.RunAll(context);
        var motifs = RunMotifs.Open(context.Folder)!;
        Assert.DoesNotContain(motifs.Hits(0)!, hit => hit.Name == "GATA");
        var forward = Assert.Single(motifs.Hits(2)!, hit => hit.Name == "GATA");
        Assert.Equal((12, 21, false, "seq-2"), (forward.Place.Start, forward.Place.End, forward.Place.IsReverseComplement, forward.Place.Id));
        Assert.Equal((PlantedModels.Word, true), (forward.Matched, forward.PValue < 1e-4));
        Assert.True(Assert.Single(motifs.Hits(1)!, hit => hit.Name == "GATA").Place.IsReverseComplement);
        Assert.Equal(motifs.Hits().Count(), Enumerable.Range(0, 90).Sum(row => motifs.Hits(row)!.Count));
    }

    [Fact]
    public void Run_PaddedSequence_PlacesCountInTheSequence()
    {
        using var context = Open($">short\nCC{PlantedModels.Word}ACCA\n");
        LocalLab.RunAll(context);
        var place = Assert.Single(RunMotifs.Open(context.Folder)!.Hits(0)!, hit => hit.Name == "GATA").Place;
        Assert.Equal((2, 11), (place.Start, place.End));
        Assert.True(place.ArrayStart > 2);
    }

    [Fact]
    public void Bundle_HasMemesTable()
    {
        using var context = Open(PlantedModels.Fasta(90, 80));
        LocalLab.RunAll(context);
        using var zip = ZipFile.OpenRead(context.Folder.Bundle);
        using var reader = new StreamReader(zip.GetEntry("motifs/fimo.tsv")!.Open());
        var lines = reader.ReadToEnd().Split('\n');
        Assert.Equal("motif_id\tmotif_alt_id\tsequence_name\tstart\tstop\tstrand\tscore\tp-value\tq-value\tmatched_sequence", lines[0]);
        var planted = lines.Select(line => line.Split('\t')).Single(cells => cells is ["M0", "GATA", "seq-2", ..]);
        Assert.Equal(["13", "21", "+"], planted[3..6]);
        Assert.Equal(PlantedModels.Word, planted[9]);
        // 60 of 90 sequences have the word among 12,960 sites: q is near p x sites / 60.
        Assert.InRange(double.Parse(planted[8], System.Globalization.CultureInfo.InvariantCulture), 0, 0.02);
    }

    [Theory]
    [InlineData("""{"thresholdOf":"qValue"}""", "keeps sites by their p-values")]
    [InlineData("""{"background":"sequences"}""", "goes through the sequences in parts")]
    [InlineData("""{"speed":1}""", "no setting 'speed'")]
    public void Plan_SettingsThatNeedAllSequences_Refused(string options, string expected)
    {
        using var context = Open(PlantedModels.Fasta(3, 80));
        var spec = context.Spec with { Motifs = context.Spec.Motifs! with { Scan = new MotifScanSpec { Options = JsonNode.Parse(options)!.AsObject() } } };
        Assert.Contains(expected, Assert.Throws<InputException>(() => RunPlanner.Plan(spec, context.Package)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_NoDatabase_Refused()
    {
        using var context = Open(PlantedModels.Fasta(3, 80));
        var spec = context.Spec with { Motifs = new MotifSpec { Scan = new MotifScanSpec() } };
        Assert.Contains("nothing to scan the sequences for", Assert.Throws<InputException>(() => RunPlanner.Plan(spec, context.Package)).Message, StringComparison.Ordinal);
    }

    private RunContext Open(string fasta) =>
        _lab.Open(fasta, spec => spec with { Motifs = new MotifSpec { Databases = [KnownWords.Source], Scan = new MotifScanSpec() } }, new PlantedModels(1e15)) with { OpenDatabase = KnownWords.Open };
}
