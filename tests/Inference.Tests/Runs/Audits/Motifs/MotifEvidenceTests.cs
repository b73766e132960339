using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits.Motifs;

[Collection(MotifRunGroup.Name)]
public sealed class MotifEvidenceTests(MotifRunGroup group)
{
    [Fact]
    public void Evidence_PlantedMotif_SeqletsMatchMoreOftenThanShuffledOnes()
    {
        var rule = group.Run.Judged(19);
        Assert.Equal(AuditVerdict.Pass, rule.Verdict);
        Assert.Contains("patterns match one", rule.Findings[0].Finding.Text, StringComparison.Ordinal);
        var line = Assert.Single(Assert.IsType<IntervalFigure>(Assert.Single(rule.Evidence.Figures)).Lines);
        Assert.True(line.Value.Value > 0.5);
        Assert.True(line.Null!.High < 0.1);
    }

    [Fact]
    public void Evidence_MatchesAndScan_AreGroupedByFamily()
    {
        var rule = group.Run.Judged(20);
        Assert.Equal(AuditVerdict.Pass, rule.Verdict);
        Assert.Equal(2, rule.Findings.Count);
        Assert.Contains(rule.Findings, one => one.Finding.Text.Contains("CTCF", StringComparison.Ordinal) && one.Finding.Text.Contains("x 66 known motifs", StringComparison.Ordinal));
        Assert.Contains(rule.Findings, one => one.Finding.Text.Contains("overlap count once", StringComparison.Ordinal));
        Assert.Equal(2, rule.Evidence.Figures.OfType<MatrixFigure>().Count());
    }

    [Fact]
    public void Evidence_TwoLists_AreCountedAndNotYetReviewed()
    {
        var finding = Assert.Single(group.Run.Judged(26).Findings);
        Assert.Equal(AuditVerdict.Warn, finding.Verdict);
        Assert.Contains("strong stretches match no motif", finding.Finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_NothingAboutMotifs_IsNotDone()
    {
        using var run = Computed(null);
        Assert.Equal(AuditVerdict.Fail, run.Judged(19).Verdict);
        Assert.Equal(AuditVerdict.NotRun, run.Judged(20).Verdict);
        Assert.Equal(AuditVerdict.Fail, run.Judged(26).Verdict);
    }

    [Fact]
    public void Evidence_PatternsWithoutKnownMotifs_AreNotCompared()
    {
        using var run = Computed(group.Run.Context.Spec.Motifs! with { Databases = [], Scan = null });
        Assert.Contains("no known motifs", Assert.Single(run.Judged(19).Findings).Finding.Text, StringComparison.Ordinal);
        Assert.Equal(AuditVerdict.NotRun, run.Judged(20).Verdict);
    }

    private static MotifRun Computed(MotifSpec? motifs)
    {
        var run = new MotifRun(spec => spec with { Motifs = motifs });
        LocalLab.RunAll(run.Context);
        return run;
    }
}
