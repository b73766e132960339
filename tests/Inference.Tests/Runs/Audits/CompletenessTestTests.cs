using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Completeness;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits;

public sealed class CompletenessTestTests : IDisposable
{
    private const int Replicas = 2;
    private const int Sequences = 6;
    private const int Shuffles = 3;
    private static readonly MethodSpec Rescale = new() { Method = "deeplift-shap", Options = new JsonObject { ["shuffles"] = Shuffles } };

    // Two steps on a path through a kinked network miss a good part of the change.
    private static readonly MethodSpec Coarse = new() { Method = "integrated-gradients", Options = new JsonObject { ["steps"] = 2, ["mostSteps"] = 2 } };

    private readonly LocalLab _lab = new(replicas: Replicas);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_ReplicaSet_MeasuresEachPairOfEachReplica()
    {
        using var context = Open(Rescale, Coarse);
        LocalLab.RunAll(context);
        var chunks = Enumerable.Range(0, PreparedRun.Read(context.Folder)!.Layout(StageKeys.Test(CompletenessTest.Id))!.Value.Count)
            .Select(index => context.Folder.Chunk(StageKeys.Test(CompletenessTest.Id), index));
        var tracks = new CompletenessResult(chunks).Tracks;

        Assert.All(tracks[0].Errors, row => Assert.Equal(Replicas * Shuffles, row.Length));
        Assert.All(tracks[1].Errors, row => Assert.Equal(Replicas, row.Length));
        Assert.Equal(Sequences, tracks[0].Rows.Count);
        Assert.All(tracks[0].Checked, pair => Assert.True(pair.DoubleError < 1e-9 && pair.Layer is null, $"{pair}"));
        // No rounding: float64 finds the same error.
        Assert.All(tracks[1].Checked, pair => Assert.Equal(pair.Error, pair.DoubleError, 1e-4));
        Assert.Equal(["seed-1", "seed-2"], tracks[0].Checked.Select(pair => pair.Replica).Distinct().Order());
    }

    [Fact]
    public void Evidence_ExactAndCoarse_AreToldApart()
    {
        using var context = Open(Rescale, Coarse);
        LocalLab.RunAll(context);
        var judged = AuditJudge.Judge(AuditRules.Get(6), RunAudit.Open(context.Folder)!.Evidence(6));

        Assert.Equal(["Integrated gradients of B", "DeepLIFT-SHAP of B"], judged.Findings.Select(of => of.Finding.Subject));
        Assert.NotEqual(AuditVerdict.Pass, judged.Verdict);
        Assert.Equal(AuditVerdict.Pass, judged.Findings[1].Verdict);
        Assert.Contains("it is no rounding; more steps or samples make it smaller.", judged.Findings[0].Finding.Text, StringComparison.Ordinal);
        Assert.Contains($"over {Sequences * Replicas * Shuffles} pairs", judged.Findings[1].Finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_NoMethodWithReferences_IsNotRun()
    {
        using var context = Open(new MethodSpec { Method = "saliency" });
        LocalLab.RunAll(context);

        Assert.Equal(AuditVerdict.NotRun, Assert.Single(RunAudit.Open(context.Folder)!.Evidence(6).Findings).Verdict);
    }

    private RunContext Open(params MethodSpec[] methods) => _lab.Open(RunLab.Fasta(10, 30), spec => spec with
    {
        Model = spec.Model with
        {
            Replica = ModelSource.AllReplicas,
            Replicas = Replicas,
            Sha256 = ReplicaSet.Sha256(ModelPackage.Open(Path.Combine(_lab.Root, "tiny")).Card, ModelSource.AllReplicas),
        },
        Methods = methods,
        Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = CompletenessTest.Id, Options = new JsonObject { ["sequences"] = Sequences } }] },
    });
}
