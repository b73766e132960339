using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Tests.Runs.Motifs;

public sealed class MotifPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelPackage _package;

    public MotifPlanTests() => _package = ModelPackage.Open(TinyModel.Create(_folder.PathOf("tiny")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plan_UnknownProcedure_Refused() =>
        Refused(new MotifSpec { Discoveries = [new DiscoverySpec { Procedure = "magic", Method = "ism" }] }, "no procedure 'magic'");

    [Fact]
    public void Plan_Discoveries_HaveTheirStagesBeforeTheBundle()
    {
        var stages = RunPlanner.Plan(Spec(Discoveries(Regions("ism"), Regions("occlusion"))), _package);
        Assert.Equal(["prepare", "predict", "attribute/ism", "attribute/occlusion", "discover/0", "discover/1", "instances/0", "instances/1", "bundle"], stages.Select(stage => stage.Key));
        Assert.Equal("Regions of high scores on ISM of A", stages[4].Title);
    }

    [Fact]
    public void Plan_ModiscoOnAMethodWithoutFourScores_Refused() =>
        Refused(Discoveries(Regions("occlusion") with { Procedure = "modisco" }), "needs what each of the four letters would contribute");

    [Theory]
    [InlineData("modisco", null, "TF-MoDISco is to look at both")]
    [InlineData("modisco", false, null)]
    [InlineData("regions", null, null)]
    public void CheckStrands_Rna_RefusedWhereBothStrandsAreLookedAt(string procedure, bool? bothStrands, string? expected)
    {
        var options = bothStrands is { } both ? new JsonObject { ["bothStrands"] = both } : null;
        var spec = Spec(Discoveries(Regions("ism") with { Procedure = procedure, Options = options }));
        MotifPlan.CheckStrands(spec, Alphabet.Dna);
        if (expected is null)
            MotifPlan.CheckStrands(spec, Alphabet.Rna);
        else
            Assert.Contains(expected, Assert.Throws<InputException>(() => MotifPlan.CheckStrands(spec, Alphabet.Rna)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckStrands_RnaScannedOnBoth_Refused() => Assert.Contains("scanned on both", Assert.Throws<InputException>(
        () => MotifPlan.CheckStrands(Spec(new MotifSpec { Scan = new MotifScanSpec() }), Alphabet.Rna)).Message, StringComparison.Ordinal);

    [Fact]
    public void Plan_MethodThatTheRunHasNot_Refused() =>
        Refused(Discoveries(Regions("tism")), "'tism', which is not among the run's methods (ism, occlusion)");

    [Fact]
    public void Plan_TargetThatTheRunHasNot_Refused() => Refused(Discoveries(Regions("ism") with { Target = 1 }), "the run's targets are 0 to 0");

    [Fact]
    public void Plan_UnknownSetting_Refused() =>
        Refused(Discoveries(Regions("ism") with { Options = new JsonObject { ["speed"] = 3 } }), "no setting 'speed'");

    [Fact]
    public void Plan_SameDiscoveryTwice_Refused() => Refused(Discoveries(Regions("ism"), Regions("ism")), "listed twice");

    [Fact]
    public void Bytes_MoreSequences_MoreMemoryAndTime()
    {
        var spec = Spec(Discoveries(Regions("ism")));
        Assert.True(MotifPlan.Bytes(spec, 1000, 200) > 9 * MotifPlan.Bytes(spec, 100, 200));
        Assert.True(MotifPlan.Seconds(spec, 1000, 200) > MotifPlan.Seconds(spec, 100, 200));
        Assert.Equal((0, 0), (MotifPlan.Bytes(spec with { Motifs = null }, 1000, 200), MotifPlan.Seconds(spec with { Motifs = null }, 1000, 200)));
    }

    // Runs of before must keep their hash, which says that their results are the same.
    [Fact]
    public void Hash_NoMotifs_IsNotInTheJson() =>
        Assert.DoesNotContain("motifs", (Spec(new MotifSpec()) with { Motifs = null }).ToJson(), StringComparison.Ordinal);

    [Fact]
    public void Plan_DatabaseTwice_Refused()
    {
        var database = new MotifDatabaseSource("starter", "Starter", "1", "00", 3);
        Refused(new MotifSpec { Databases = [database, database] }, "listed twice");
    }

    private static MotifSpec Discoveries(params DiscoverySpec[] discoveries) => new() { Discoveries = discoveries };

    private static DiscoverySpec Regions(string method) => new() { Procedure = "regions", Method = method };

    private void Refused(MotifSpec motifs, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => RunPlanner.Plan(Spec(motifs), _package)).Message, StringComparison.Ordinal);

    private static RunSpec Spec(MotifSpec motifs) => new()
    {
        Name = "Test",
        Sequences = new SequenceSource { Id = "000000000000", Name = "test", Sha256 = "00" },
        Model = new ModelSource { Id = "tiny", Name = "Tiny", Version = "1.0", Sha256 = "00" },
        Targets = [new TargetSpec { Output = 0, Name = "A" }],
        Methods = [new MethodSpec { Method = "ism" }, new MethodSpec { Method = "occlusion" }],
        Motifs = motifs,
    };
}
