using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs.Audits.Stability;

namespace CisLens.Inference.Tests.Runs.Audits.Stability;

public sealed class StabilityTestTests
{
    [Fact]
    public void Run_ExactMap_StaysWhereOutputsStay()
    {
        using var run = new KnownAnswerRun(StabilityTest.Id, new JsonObject { ["top"] = 15, ["sequences"] = 10 }, "gradient-x-input");
        Assert.Null(StabilityResult.Open(run.Context.Folder));

        var audit = run.Audit();
        var result = StabilityResult.Open(run.Context.Folder)!;

        var judged = AuditJudge.Judge(AuditRules.Get(15), audit.Evidence(15));
        Assert.Equal(AuditVerdict.Pass, judged.Verdict);
        Assert.Contains("other strand 1", judged.Findings[0].Finding.Text, StringComparison.Ordinal);
        Assert.Equal((10, 48, 15), (result.Sequences, result.Available, result.Options.Top));
        var map = Assert.Single(result.Maps);
        Assert.Equal([(SmallChangeKind.Substitution, 50), (SmallChangeKind.Shift, 100), (SmallChangeKind.ReverseComplement, 10)], map.Kinds.Select(kind => (kind.Kind, kind.Changes)));
        Assert.Equal(160, result.Responses[0].Count);
        Assert.All(result.Responses[0], response => Assert.InRange(response.Row, 0, KnownAnswerRun.Sites - 1));
        Assert.IsType<IntervalFigure>(audit.Evidence(15).Figures[0]);
        Assert.InRange(Assert.IsType<ScatterFigure>(audit.Evidence(15).Figures[1]).Points.Count, 1, 400);
    }

    // What integrated gradients draws for a copy depends on the sequence alone.
    [Fact]
    public void Run_AgainInAnotherSample_GivesTheSameResponses()
    {
        var all = Responses(6);
        var few = Responses(3);

        Assert.All(few, response => Assert.Contains(response, all));
        Assert.Equal(3, few.Select(response => response.Item1).Distinct().Count());

        static List<(long, SmallChangeKind, int, double)> Responses(int sequences)
        {
            using var run = new KnownAnswerRun(StabilityTest.Id, new JsonObject { ["sequences"] = sequences, ["substitutions"] = 2, ["largestShift"] = 1 }, "integrated-gradients");
            run.Audit();
            return [.. StabilityResult.Open(run.Context.Folder)!.Responses[0].Select(response => (response.Row, response.Kind, response.Amount, Math.Round(response.Correlation, 3)))];
        }
    }
}
