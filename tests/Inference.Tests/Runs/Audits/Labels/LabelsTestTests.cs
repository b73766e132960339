using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training;
using CisLens.Shared.Runs;
using Xunit;

namespace CisLens.Inference.Tests.Runs.Audits.Labels;

public sealed class LabelsTestTests : IDisposable
{
    private static readonly MethodSpec[] Methods = [new() { Method = "gradient-x-input" }, new() { Method = "ism" }];
    private static readonly AuditTestSpec Test = new() { Test = "labels", Options = new JsonObject { ["sequences"] = 30 } };
    private readonly AuditLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_ShippedModel_MapsDependOnTheLabels()
    {
        var judged = Judge(sequences: 60);

        Assert.Equal(AuditVerdict.Pass, judged.Verdict);
        Assert.Equal(2, judged.Findings.Count);
        Assert.All(judged.Findings, of => Assert.Equal(30, of.Finding.Numbers[0]!.N));
        Assert.Contains("a network of the same architecture that learnt permuted labels of 120 sequences", judged.Findings[0].Finding.Text, StringComparison.Ordinal);
        Assert.Single(judged.Evidence.Figures);
    }

    [Fact]
    public void Run_FewSequences_IsNotRun()
    {
        var judged = Judge(sequences: 20);

        Assert.Equal(AuditVerdict.NotRun, judged.Verdict);
        Assert.Equal("40 sequences are too few to train a network on; at least 100 are needed.", Assert.Single(judged.Findings).Finding.Text);
    }

    private JudgedRule Judge(int sequences)
    {
        var options = new SimulationOptions { Motifs = [KnownMotifs.Ctcf], SequencesPerMotif = sequences, BackgroundSequences = sequences };
        using var context = _lab.Open(DefaultModel.Name, SequenceSimulator.Create(options, 3), isTruthKnown: true, "CTCF", Methods, Test);
        AuditLab.RunAll(context);
        return RunAudit.Open(context.Folder)!.Judge(AuditRules.All.Where(rule => rule.Number == 11)).Single();
    }
}
