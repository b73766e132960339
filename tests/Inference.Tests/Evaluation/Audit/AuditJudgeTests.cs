using System.Text.Json;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Tests.Evaluation.Audit;

public sealed class AuditJudgeTests
{
    private const int Agreement = 3;

    [Fact]
    public void Judge_SeveralNumbers_TheWorstDecides()
    {
        var judged = AuditJudge.Judge(AuditRules.Get(Agreement), Evidence(Finding(0.9, 0.6), Finding(0.9, 0.9)));

        Assert.Equal(AuditVerdict.Warn, judged.Verdict);
        Assert.Equal([AuditVerdict.Warn, AuditVerdict.Pass], judged.Findings.Select(finding => finding.Verdict));
    }

    [Fact]
    public void Judge_EqualVerdicts_FarthestFromPassingFirst()
    {
        var low = Finding(0.9, 0.55);
        var judged = AuditJudge.Judge(AuditRules.Get(Agreement), Evidence(Finding(0.7, 0.9), low, Finding(0.9, 0.9)));

        Assert.Equal([AuditVerdict.Warn, AuditVerdict.Warn, AuditVerdict.Pass], judged.Findings.Select(finding => finding.Verdict));
        Assert.Same(low, judged.Findings[0].Finding);
    }

    [Fact]
    public void Judge_OneFindingFails_TheRuleFails() =>
        Assert.Equal(AuditVerdict.Fail, AuditJudge.Judge(AuditRules.Get(Agreement), Evidence(Finding(0.9, 0.9), Finding(0.1, 0.9))).Verdict);

    [Fact]
    public void Judge_SomeCouldNotBeLookedAt_TheOthersDecide()
    {
        var missing = new RuleFinding { Text = "It could not be measured.", Numbers = [null, null] };

        Assert.Equal(AuditVerdict.Pass, AuditJudge.Judge(AuditRules.Get(Agreement), Evidence(missing, Finding(0.9, 0.9))).Verdict);
        Assert.Equal(AuditVerdict.NotRun, AuditJudge.Judge(AuditRules.Get(Agreement), Evidence(missing)).Verdict);
    }

    [Fact]
    public void Judge_VerdictAndNumbers_BothCount()
    {
        var finding = Finding(0.9, 0.9) with { Verdict = AuditVerdict.Warn };

        Assert.Equal(AuditVerdict.Warn, AuditJudge.Judge(AuditRules.Get(Agreement), Evidence(finding)).Verdict);
    }

    [Fact]
    public void Judge_ThresholdsOfAProject_AreTheOnesUsed()
    {
        var rule = AuditRules.Get(Agreement);
        var strict = rule with { Thresholds = [.. rule.Thresholds.Select(threshold => threshold with { Pass = 0.99 })] };

        Assert.Equal(AuditVerdict.Pass, AuditJudge.Judge(rule, Evidence(Finding(0.9, 0.9))).Verdict);
        Assert.Equal(AuditVerdict.Warn, AuditJudge.Judge(strict, Evidence(Finding(0.9, 0.9))).Verdict);
    }

    [Fact]
    public void Judge_ThresholdsOfAProject_AreMarkedInItsFigures()
    {
        var rule = AuditRules.Get(Agreement);
        var strict = rule with { Thresholds = [rule.Thresholds[0], rule.Thresholds[1] with { Pass = 0.99, Fail = 0.9 }] };
        var evidence = Evidence(Finding(0.9, 0.9)) with { Figures = [Held(new FigureThreshold(Agreement, 1)), Held(null)] };

        Assert.Equal([(0.8, 0.5), (null, null)], Marks(rule));
        Assert.Equal([(0.99, 0.9), (null, null)], Marks(strict));
        // A figure of another rule keeps what it has.
        Assert.Equal([(null, null), (null, null)], evidence.Figures.Select(figure => AuditJudge.Mark(figure, [AuditRules.Get(9)])).Select(Ends));

        IEnumerable<(double?, double?)> Marks(AuditRule with) => AuditJudge.Judge(with, evidence).Evidence.Figures.Select(Ends);
        static (double?, double?) Ends(Figure figure) => (figure.Threshold?.Pass, figure.Threshold?.Fail);
        static IntervalFigure Held(FigureThreshold? threshold) => new("Signs", "share", [new IntervalLine("ISM and TISM", Near(0.9))]) { Threshold = threshold };
    }

    [Fact]
    public void Figure_Stored_NamesItsThresholdAndHoldsNoNumbersOfIt()
    {
        var text = JsonSerializer.Serialize<Figure>(new HistogramFigure("t", "x", [0, 1], []) { Threshold = new FigureThreshold(6) { Pass = 0.125, Fail = 0.375 } }, AuditFiles.Json);

        Assert.DoesNotContain("0.125", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0.375", text, StringComparison.Ordinal);
        Assert.Equal(new FigureThreshold(6), JsonSerializer.Deserialize<Figure>(text, AuditFiles.Json)!.Threshold);
    }

    [Fact]
    public void Gates_AreFoundByTheirNumbers() =>
        Assert.Equal(["G1", "G2", "G3", "G4"], Enumerable.Range(1, AuditRules.Gates.Count).Select(number => AuditRules.Get(-number).Code));

    private static RuleEvidence Evidence(params RuleFinding[] findings) => new(Agreement, findings);

    private static RuleFinding Finding(double overlap, double signs) =>
        new() { Text = "Two maps were compared.", Numbers = [Near(overlap), Near(signs)] };

    private static Estimate Near(double value) => new(value, value - 0.01, value + 0.01, 500);
}
