using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits;

public sealed class SpreadTestTests : IDisposable
{
    private const int Replicas = 3;
    private const int Sequences = 6;
    private static readonly TrackKey Rescale = new("deeplift-shap", 0);
    private static readonly TrackKey Mutagenesis = new("ism", 0);

    private readonly LocalLab _lab = new(replicas: Replicas);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_ReplicaSet_GivesBandsAndEvidence()
    {
        using var context = Open(_lab, ModelSource.AllReplicas);
        LocalLab.RunAll(context);

        var result = SpreadResult.Open(context.Folder)!;
        Assert.Equal([Rescale, Mutagenesis], result.Tracks.Select(track => track.Track));
        var (rescale, mutagenesis) = (result.Tracks[0], result.Tracks[1]);
        Assert.Equal((Replicas, 3, Sequences), (rescale.Models, rescale.Seeds, rescale.Rows.Count));
        Assert.Equal(["4 dinucleotide shuffles", "0.25 of each base"], rescale.References);
        Assert.All(rescale.Rows, row => Assert.Equal(1, row.Split!.Model + row.Split.Reference + row.Split.Both + row.Split.Seed, 1e-9));
        // Mutagenesis has no references and draws nothing: all of its differences lie between replicas.
        Assert.Equal((Replicas, 1, 0), (mutagenesis.Models, mutagenesis.Seeds, mutagenesis.References.Count));
        Assert.All(mutagenesis.Rows, row => Assert.Equal(1, row.Split!.Model, 1e-9));
        Assert.Equal([SpreadSource.Model, SpreadSource.Reference, SpreadSource.Seed], result.Bands(Rescale, rescale.Rows[0].Row).Select(band => band.Source));

        var audit = RunAudit.Open(context.Folder)!;
        Assert.Equal(AuditVerdict.Pass, audit.Evidence(2).Findings.Single().Verdict);
        Assert.Equal(AuditVerdict.Warn, audit.Evidence(13).Findings.Single().Verdict);
        Assert.Equal(Sequences, audit.Evidence(16).Findings.Single().Numbers[0]!.N);
        Assert.Equal(2, audit.Evidence(17).Findings.Count);
        Assert.All(audit.Evidence(17).Findings, finding => Assert.InRange(finding.Numbers[0]!.Value, 0, 1));
    }

    // What is drawn depends on the seed and the row's number only, so the test meets the run's own maps again.
    [Fact]
    public void Run_ReplicaSet_MeetsTheRunsOwnMaps()
    {
        using var context = Open(_lab, ModelSource.AllReplicas);
        LocalLab.RunAll(context);
        var result = SpreadResult.Open(context.Folder)!;
        using var results = RunResults.Open(context.Folder)!;

        foreach (var row in result.Tracks[1].Rows)
        {
            var band = Assert.Single(result.Bands(Mutagenesis, row.Row));
            var spread = results.Array(Mutagenesis, ReplicaRunModel.SpreadName, row.Row)!.Values;
            for (var position = 0; position < band.Mean.Length; position++)
            {
                Assert.Equal(results.Track(Mutagenesis, row.Row)![position], band.Mean[position], 1e-5f);
                Assert.Equal(spread[position], band.Deviation[position], 1e-5f);
            }
        }
        Assert.Empty(result.Bands(Mutagenesis, Enumerable.Range(0, 12).First(row => result.Tracks[1].Rows.All(of => of.Row != row))));
    }

    [Fact]
    public void Run_OneReplica_WarnsThatReplicasAreNotKnown()
    {
        using var context = Open(_lab, null);
        LocalLab.RunAll(context);

        var finding = Assert.Single(RunAudit.Open(context.Folder)!.Evidence(17).Findings);
        Assert.Equal((AuditVerdict.Warn, "This run explains one replica of 3; explain all of them."), (finding.Verdict, finding.Text));
        Assert.All(SpreadResult.Open(context.Folder)!.Tracks, track => Assert.Equal(1, track.Models));
    }

    [Fact]
    public void Open_RunWithoutTheTest_IsNull()
    {
        using var context = _lab.Open(RunLab.Fasta(3, 30), methods: "saliency");
        LocalLab.RunAll(context);
        Assert.Null(SpreadResult.Open(context.Folder));
    }

    [Fact]
    public void Plan_GivenAsOtherReference_IsRefused()
    {
        using var context = Open(_lab, null, new JsonObject { ["otherReference"] = "given" });
        var error = Assert.Throws<InputException>(() => RunPlanner.Plan(context.Spec, context.Package));
        Assert.Contains("names a kind that needs more settings", error.Message, StringComparison.Ordinal);
    }

    private static RunContext Open(LocalLab lab, string? replica, JsonObject? options = null) => lab.Open(RunLab.Fasta(12, 30), spec => spec with
    {
        Model = spec.Model with
        {
            Replica = replica,
            Replicas = replica is null ? null : Replicas,
            Sha256 = ReplicaSet.Sha256(ModelPackage.Open(Path.Combine(lab.Root, "tiny")).Card, replica),
        },
        Methods = [new MethodSpec { Method = "deeplift-shap", Options = new JsonObject { ["shuffles"] = 4 } }, new MethodSpec { Method = "ism" }],
        Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = SpreadTest.Id, Options = options ?? new JsonObject { ["sequences"] = Sequences } }] },
    });
}
