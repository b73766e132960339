using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Randomisation;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Agreement;
using CisLens.Inference.Simulation;
using CisLens.Inference.Statistics;
using CisLens.Inference.Tests.Evaluation;
using CisLens.Inference.Training;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits;

/// <summary>The audit tells methods that are right from methods that are broken on purpose, and a model that has learnt something from one that has not.</summary>
public sealed class AcceptanceTests : IDisposable
{
    private static readonly SimulationOptions Strong = new() { Motifs = [KnownMotifs.Gabpa], SequencesPerMotif = 50, BackgroundSequences = 20, Sharpness = 6 };

    // The exact one, and those whose maps are broken before the tests see them.
    private static readonly MethodSpec[] Methods = [.. new[] { "gradient-x-input", "ism", "saliency", "tism", "corrected-gradient" }.Select(id => new MethodSpec { Method = id })];
    private static readonly string[] Broken = ["saliency", "tism", "corrected-gradient"];

    private readonly AuditLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Audit_BrokenMaps_FailFaithfulnessAndAgreement()
    {
        var faithfulness = new AuditTestSpec { Test = "faithfulness", Options = new JsonObject { ["levels"] = new JsonArray(5, 10), ["blockDraws"] = 1, ["shuffledDraws"] = 1 } };
        var agreement = new AuditTestSpec { Test = "agreement", Options = new JsonObject { ["top"] = 10 } };
        using var context = _lab.Open(KnownAnswerNetwork.Name, SequenceSimulator.Create(Strong, 3), isTruthKnown: true, "GABPA", Methods, faithfulness, agreement);
        AuditLab.RunAll(context, ("saliency", BrokenMaps.Shuffled), ("tism", BrokenMaps.OfOthers), ("corrected-gradient", BrokenMaps.Constant));
        var audit = RunAudit.Open(context.Folder)!;

        foreach (var (finding, verdict) in AuditJudge.Judge(AuditRules.Get(7), audit.Evidence(7)).Findings)
            // Too few sequences to pass.
            Assert.Equal(Broken.Contains(finding.Track!.Value.Method) ? AuditVerdict.Fail : AuditVerdict.Warn, verdict);
        Assert.Equal(AuditVerdict.Fail, AuditJudge.Judge(AuditRules.Get(3), audit.Evidence(3)).Findings.Single().Verdict);
        // Only the two that are not broken agree.
        var result = AgreementResult.Open(context.Folder)!;
        var above = AuditRules.Get(3).Thresholds[0];
        foreach (var pair in result.Targets.Single().Pairs.Select(pair => pair.Agreement))
            Assert.Equal(new[] { pair.First, pair.Second }.Any(map => Broken.Contains(result.Tracks[map].Method)) ? AuditVerdict.Fail : AuditVerdict.Pass, above.Judge(pair.AboveChance));
    }

    // Scores in another order, or of another sequence, still change with the weights: randomisation cannot tell them, and need not.
    [Fact]
    public void Randomisation_MapThatIgnoresTheModel_Fails()
    {
        using var known = new KnownAnswerCase(10);
        var outputs = RandomisationTest.Run(
            known.Model, _ => [.. Enumerable.Range(0, 10).Select(known.Constant)], new RandomisationOptions { Models = 2, Copies = 1 }, 1, null, default);
        var evidence = new RuleEvidence(10, [new RuleFinding { Numbers = [Bootstrap.Mean(outputs.AtFullRandomisation, 1)], Text = "constant" }]);

        Assert.Equal(AuditVerdict.Fail, AuditJudge.Judge(AuditRules.Get(10), evidence).Verdict);
    }

    [Fact]
    public void Gates_RandomClassifier_FailsAndOneThatKnowsPasses()
    {
        var random = TinyModel.Create(Path.Combine(_lab.Root, "random"), length: 101);
        var options = Strong with { Motifs = [new KnownMotif("B", "rCCGGAAGTr", "a motif named as the output of the random network")], SequencesPerMotif = 300, BackgroundSequences = 300 };

        Assert.Equal(AuditVerdict.Fail, Gate(random, options, "B").Verdict);
        Assert.Equal(AuditVerdict.Pass, Gate(KnownAnswerNetwork.Name, Strong, "GABPA").Verdict);
    }

    private JudgedRule Gate(string model, SimulationOptions options, string target)
    {
        using var context = _lab.Open(model, SequenceSimulator.Create(options, 3), isTruthKnown: true, target, [Methods[0]]);
        AuditLab.RunAll(context);
        return AuditJudge.Judge(AuditRules.Get(-1), RunAudit.Open(context.Folder)!.Evidence(-1));
    }
}
