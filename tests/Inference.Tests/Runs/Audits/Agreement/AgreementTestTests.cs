using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits.Agreement;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Runs.Audits.Agreement;

public sealed class AgreementTestTests
{
    [Fact]
    public void Run_MethodsThatSayTheSame_PassAndTheOddOneOutIsNamed()
    {
        using var run = new KnownAnswerRun(AgreementTest.Id, new JsonObject { ["top"] = 12 }, "gradient-x-input", "deeplift", "saliency");

        var audit = run.Audit();

        var pairs = AgreementResult.Open(run.Context.Folder)!.Targets.Single().Pairs.Select(pair => pair.Agreement).ToList();
        Assert.Equal([(0, 1), (0, 2), (1, 2)], pairs.Select(pair => (pair.First, pair.Second)));
        Assert.Equal(AuditVerdict.Pass, AuditRules.Get(3).Thresholds[0].Judge(pairs[0].AboveChance));
        // The worst of three pairs decides, and is named first.
        var (finding, verdict) = Assert.Single(AuditJudge.Judge(AuditRules.Get(3), audit.Evidence(3)).Findings);
        Assert.Equal("CTCF", finding.Subject);
        var signs = pairs.MinBy(pair => pair.Signs.Value)!;
        Assert.Equal(signs.Signs.Value, finding.Numbers[1]!.Value);
        Assert.Contains("Saliency", finding.Text.Split("same sign: ")[1].Split(';')[0], StringComparison.Ordinal);
        Assert.Equal(pairs.Max(pair => Worse(AuditRules.Get(3).Thresholds[0].Judge(pair.AboveChance), AuditRules.Get(3).Thresholds[1].Judge(pair.Signs))), verdict);
        Assert.Equal(pairs.Any(pair => pair.AboveChance.Value < 1), finding.Rows.Count > 0);
        var matrix = audit.Evidence(3).Figures.OfType<MatrixFigure>().First();
        Assert.Equal(["Gradient x input", "DeepLIFT", "Saliency"], matrix.Rows);
        Assert.Null(matrix.Values[1][1]);
        Assert.Equal(matrix.Values[0][1], matrix.Values[1][0]);

        static AuditVerdict Worse(AuditVerdict one, AuditVerdict other) => one > other ? one : other;
    }

    [Fact]
    public void Result_OfARun_HasRowsByDisagreementAndWhoWasRight()
    {
        using var run = new KnownAnswerRun(AgreementTest.Id, new JsonObject { ["top"] = 12, ["disputed"] = 8 }, "gradient-x-input", "saliency");
        Assert.Null(AgreementResult.Open(run.Context.Folder));

        var audit = run.Audit();
        var result = AgreementResult.Open(run.Context.Folder)!;

        var target = Assert.Single(result.Targets);
        var rows = result.Rows(0);
        // Only sequences of the class.
        Assert.Equal((KnownAnswerRun.Sites, KnownAnswerRun.Sites), (target.N, rows.Count));
        Assert.All(rows, row => Assert.InRange(row.Row, 0, KnownAnswerRun.Sites - 1));
        Assert.Equal(rows.Select(row => row.Disagreement).OrderDescending(), rows.Select(row => row.Disagreement));
        Assert.Equal(1 - rows.Average(row => row.Disagreement), target.Pairs[0].Agreement.Overlap.Value, 1e-6);
        // The sequences that disagree most were asked about.
        var disputes = target.Pairs[0].Disputes;
        Assert.Equal(8, disputes.Count);
        Assert.Equal(rows.Take(8).Min(row => row.Disagreement), disputes.Min(dispute => dispute.Bases) / 12.0, 1e-6);
        Assert.Equal(8, target.Pairs[0].Settled!.Sequences);
        Assert.Equal(result.Passes.Wanted, 8 * (1 + (2 * result.Options.Replacements)));
        Assert.Equal(AuditVerdict.Warn, audit.Evidence(4).Findings[0].Verdict);
        Assert.IsType<IntervalFigure>(Assert.Single(audit.Evidence(4).Figures));
    }

    [Fact]
    public void Run_NothingToBeAsked_IsNotSettled()
    {
        using var run = new KnownAnswerRun(AgreementTest.Id, new JsonObject { ["disputed"] = 0 }, "gradient-x-input", "saliency");

        var finding = run.Audit().Evidence(4).Findings[0];

        Assert.Equal(AuditVerdict.Fail, finding.Verdict);
        Assert.Contains("and none was settled", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_OneMethod_IsRefused()
    {
        using var run = new KnownAnswerRun(AgreementTest.Id, null, "ism");

        var error = Assert.Throws<InputException>(() => RunPlanner.Plan(run.Context.Spec, run.Context.Package));

        Assert.Contains("choose two methods at least", error.Message, StringComparison.Ordinal);
    }
}
