using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Randomisation;
using CisLens.Inference.Tests.Golden;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits;

public sealed class RandomisationAuditTests : IDisposable
{
    private const int Replicas = 2;
    private const int Sequences = 12;

    private readonly LocalLab _lab = new(replicas: Replicas);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_ReplicaSet_ComparesMapsPlainAndAveraged()
    {
        using var context = Open();
        LocalLab.RunAll(context);
        var before = File.ReadAllBytes(Path.Combine(context.Folder.Chunk(StageKeys.Test(ParameterRandomisationTest.Id), 1), "randomisation.json"));
        var evidence = RunAudit.Open(context.Folder)!.Evidence(10);

        Assert.Equal(["Gradient x input of B", "Gradient x input of B, averaged", "ISM of B", "ISM of B, averaged"], evidence.Findings.Select(finding => finding.Subject));
        Assert.All(evidence.Findings, finding => Assert.Equal(Sequences, finding.Numbers[0]!.N));
        Assert.All(evidence.Findings, finding => Assert.InRange(finding.Numbers[0]!.Value, -1, 0.999));
        Assert.Equal(["layer 3 (Linear)", "layer 0 (Conv1d)"], Assert.IsType<CisLens.Inference.Figures.CurveFigure>(evidence.Figures[1]).Steps, StringComparer.OrdinalIgnoreCase);

        // The same numbers again: the model has its weights back, and draws do not depend on what was done before.
        Directory.Delete(context.Folder.Chunk(StageKeys.Test(ParameterRandomisationTest.Id), 1), recursive: true);
        ChunkRunner.Run(context, StageKeys.Test(ParameterRandomisationTest.Id), 1, null, default);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(context.Folder.Chunk(StageKeys.Test(ParameterRandomisationTest.Id), 1), "randomisation.json")));
    }

    [Fact]
    public void Layout_TorchScript_HasNothingToDo()
    {
        var spec = new RunSpec
        {
            Name = "run",
            Sequences = new SequenceSource { Id = "s", Name = "s", Sha256 = "" },
            Model = new ModelSource { Id = "m", Name = "m", Version = "1", Sha256 = "" },
            Targets = [new TargetSpec { Output = 0, Name = "output 0" }],
            Methods = [new MethodSpec { Method = "ism" }],
        };
        var card = TestCards.Create(new JsonObject { ["name"] = "TorchScript" }, 30, 1);
        var plan = new TestPlan(spec, card, new RunClasses(spec.Targets, new string?[20]), 30, 1e6);
        var test = AuditTests.Get(ParameterRandomisationTest.Id);

        Assert.Equal(new TestLayout(1, 1, 0), test.Layout(plan, AuditTests.Options(new AuditTestSpec { Test = ParameterRandomisationTest.Id })));
    }

    [Fact]
    public void Evidence_NothingRandomised_SaysWhy()
    {
        using var context = _lab.Open(RunLab.Fasta(2, 30), methods: "saliency");
        LocalLab.RunAll(context);
        using var reading = new AuditReading(context, PreparedRun.Read(context.Folder)!, _lab.Root);
        var finding = Assert.Single(RandomisationEvidence.Of(reading, new RandomisationResult([])).Findings);

        Assert.Equal(AuditVerdict.NotRun, finding.Verdict);
        Assert.StartsWith("Tiny is a TorchScript program", finding.Text, StringComparison.Ordinal);
    }

    private RunContext Open() => _lab.Open(RunLab.Fasta(20, 30), spec => spec with
    {
        Model = spec.Model with
        {
            Replica = ModelSource.AllReplicas,
            Replicas = Replicas,
            Sha256 = ReplicaSet.Sha256(ModelPackage.Open(Path.Combine(_lab.Root, "tiny")).Card, ModelSource.AllReplicas),
        },
        Methods = [new MethodSpec { Method = "gradient-x-input" }, new MethodSpec { Method = "ism" }],
        Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = ParameterRandomisationTest.Id, Options = new JsonObject { ["sequences"] = Sequences, ["copies"] = 2 } }] },
    });
}
