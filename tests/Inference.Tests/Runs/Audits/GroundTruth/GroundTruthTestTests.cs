using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training;
using CisLens.Shared.Runs;
using Xunit;

namespace CisLens.Inference.Tests.Runs.Audits.GroundTruth;

public sealed class GroundTruthTestTests : IDisposable
{
    // Sites near the best one, because the network answers above 80 % of its score only.
    private static readonly SimulationOptions Strong = new()
    {
        Motifs = [KnownMotifs.Gabpa], SequencesPerMotif = 80, BackgroundSequences = 60, Sharpness = 6, DecoyChance = 1, SecondSiteChance = 0.5,
    };

    private static readonly MethodSpec[] Exact = [Method("gradient-x-input"), Method("tism"), Method("ism")];
    private static readonly AuditTestSpec Test = new() { Test = "ground-truth", Options = new JsonObject { ["sequences"] = 50 } };

    private readonly AuditLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_KnownAnswerNetworkOnSimulatedSequences_ExactMethodsPass()
    {
        var judged = Judge(KnownAnswerNetwork.Name, Strong, isTruthKnown: true, Exact);

        Assert.Equal(AuditVerdict.Pass, judged.Verdict);
        Assert.Equal(3, judged.Findings.Count);
        Assert.All(judged.Findings, of => Assert.True(of.Finding.Numbers[0]!.High <= 0.05, of.Finding.Text));
        Assert.All(judged.Findings, of => Assert.Equal(50, of.Finding.Numbers[0]!.N));
        Assert.All(judged.Findings, of => Assert.Equal(50, of.Finding.Rows.Count));
        Assert.Contains("The run's sequences are simulated; the model knows GABPA: area under the ROC curve", judged.Findings[0].Finding.Text, StringComparison.Ordinal);
        var curves = Assert.IsType<CurveFigure>(judged.Evidence.Figures[0]);
        Assert.Equal(4, curves.Curves.Count);
        Assert.True(curves.Curves[0].Values[0] > 0.9, "The first planted bases stand at the top.");
        Assert.Equal(3, judged.Evidence.Figures.Count);
    }

    [Fact]
    public void Run_BrokenMapsOnSimulatedSequences_Fail()
    {
        var judged = Judge(KnownAnswerNetwork.Name, Strong, isTruthKnown: true, [Method("gradient-x-input"), Method("saliency"), Method("tism"), Method("ism")],
            ("saliency", BrokenMaps.Shuffled), ("gradient-x-input", BrokenMaps.OfOthers), ("tism", BrokenMaps.Constant));

        foreach (var (finding, verdict) in judged.Findings)
            Assert.Equal(finding.Track!.Value.Method == "ism" ? AuditVerdict.Pass : AuditVerdict.Fail, verdict);
    }

    // Without another method in the run a broken one would be the best.
    [Fact]
    public void Run_OneBrokenMethod_IsComparedWithMutagenesis()
    {
        var judged = Judge(KnownAnswerNetwork.Name, Strong, isTruthKnown: true, [Method("saliency")], ("saliency", BrokenMaps.Shuffled));

        var (finding, verdict) = Assert.Single(judged.Findings);
        Assert.Equal(AuditVerdict.Fail, verdict);
        Assert.Contains("below ISM", finding.Text, StringComparison.Ordinal);
        Assert.Contains("computed for comparison", judged.Evidence.Figures[0].Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ModelThatDoesNotKnowTheMotif_IsNotRunAndSaysWhy()
    {
        // Weak sites lie below the threshold of the network.
        var judged = Judge(KnownAnswerNetwork.Name, Strong with { Sharpness = 0.25 }, isTruthKnown: true, [Method("gradient-x-input")]);

        Assert.Equal(AuditVerdict.NotRun, judged.Verdict);
        Assert.StartsWith("The model does not know GABPA: area under the ROC curve", judged.Findings[0].Finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TargetWithoutMotif_IsNotRunAndNamesTheMotifs()
    {
        var judged = Judge(KnownAnswerNetwork.Name, Strong with { Motifs = [KnownMotifs.Gabpa, KnownMotifs.Myc], SequencesPerMotif = 15 }, isTruthKnown: true, [Method("gradient-x-input")], target: "REST");

        Assert.Equal(AuditVerdict.NotRun, judged.Verdict);
        Assert.StartsWith("None of the planted motifs (GABPA, MYC) is named as the target REST", judged.Findings[0].Finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RealSequences_ANetworkOfTheSameArchitectureIsTrained()
    {
        var judged = Judge("tf-binding-cnn", new SimulationOptions { Motifs = [KnownMotifs.Ctcf], SequencesPerMotif = 4, BackgroundSequences = 2 }, isTruthKnown: false, [Method("gradient-x-input"), Method("ism")], target: "CTCF");

        Assert.Equal(2, judged.Findings.Count);
        Assert.All(judged.Findings, of => Assert.Contains("A network of the same architecture, trained on", of.Finding.Text, StringComparison.Ordinal));
        Assert.All(judged.Findings, of => Assert.NotEqual(AuditVerdict.NotRun, of.Verdict));
        var curves = Assert.IsType<CurveFigure>(judged.Evidence.Figures[0]);
        Assert.True(curves.Curves[1].Values[4] > 3 * curves.Curves[2].Values[4], "Mutagenesis finds planted bases far above chance.");
    }

    private JudgedRule Judge(string model, SimulationOptions options, bool isTruthKnown, MethodSpec[] methods, params (string, Func<float[][], IEnumerable<float[]>>)[] broken) =>
        Judge(model, options, isTruthKnown, methods, "GABPA", broken);

    private JudgedRule Judge(
        string model, SimulationOptions options, bool isTruthKnown, MethodSpec[] methods, string target, params (string, Func<float[][], IEnumerable<float[]>>)[] broken)
    {
        using var context = _lab.Open(model, SequenceSimulator.Create(options, 3), isTruthKnown, target, methods, Test);
        AuditLab.RunAll(context, broken);
        return RunAudit.Open(context.Folder)!.Judge(AuditRules.All.Where(rule => rule.Number == 14)).Single();
    }

    private static MethodSpec Method(string id) => new() { Method = id };
}
