using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Tests.Evaluation.Audit;

public sealed class VerdictTableTests
{
    [Fact]
    public void Write_FindingsWithAndWithoutNumbers_OneLineEachWithAllColumns()
    {
        var agreement = AuditJudge.Judge(AuditRules.Get(3), new RuleEvidence(3,
        [
            new RuleFinding { Subject = "A against B", Text = "Both\tagree.", Numbers = [new Estimate(0.9, 0.85, 0.95, 500), new Estimate(0.7, 0.6, 0.75, 500)] },
        ]));
        var methods = AuditJudge.Judge(AuditRules.Get(1), new RuleEvidence(1, [new RuleFinding { Verdict = AuditVerdict.Warn, Text = "Two methods." }]));
        var gate = AuditJudge.Judge(AuditRules.Get(-3), RuleEvidence.NotRun(-3, "The card says nothing."));
        using var writer = new StringWriter { NewLine = "\n" };

        VerdictTable.Write(writer, [gate, methods, agreement]);

        Assert.Equal(
        [
            VerdictTable.Header,
            "G3\tNo leak\tnot run\t\tnot run\t\t\t\t\t\t\t\tThe card says nothing.",
            "1\tSeveral methods of different kinds\twarn\t\twarn\t\t\t\t\t\t\t\tTwo methods.",
            "3\tAgreement\twarn\tA against B\twarn\tshare of sequences with an overlap above chance\t0.9\t0.85\t0.95\t500\t0.8\t0.5\tBoth agree.",
            "3\tAgreement\twarn\tA against B\twarn\tshare of top bases with the same sign\t0.7\t0.6\t0.75\t500\t0.8\t0.5\tBoth agree.",
            "",
        ],
        writer.ToString().Split('\n'));
    }
}
