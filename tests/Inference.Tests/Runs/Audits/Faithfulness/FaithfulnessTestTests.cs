using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Faithfulness;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Tests.Runs.Audits.Faithfulness;

public sealed class FaithfulnessTestTests
{
    [Fact]
    public void Run_KnownAnswer_TellsTheExactMapFromChanceAndTheClassFromTheRest()
    {
        using var run = new KnownAnswerRun(FaithfulnessTest.Id, null, "gradient-x-input", "ism");

        var audit = run.Audit();

        // At 20 bases random changes hit nearly every site as well; and these are too few sequences to pass.
        var random = AuditJudge.Judge(AuditRules.Get(7), audit.Evidence(7));
        Assert.Equal(AuditVerdict.Warn, random.Verdict);
        Assert.All(random.Findings, item => Assert.Contains("Below what chance gives with 5, 10, 15 and 10 % mutated, inside of what chance gives with 20 mutated. The rule asks for 500 sequences.", item.Finding.Text, StringComparison.Ordinal));
        Assert.Equal(["gradient-x-input", "ism"], random.Findings.Select(item => item.Finding.Track!.Value.Method).Order());
        Assert.Equal(AuditVerdict.Pass, AuditJudge.Judge(AuditRules.Get(8), audit.Evidence(8)).Verdict);
        Assert.Equal(AuditVerdict.Pass, AuditJudge.Judge(AuditRules.Get(9), audit.Evidence(9)).Verdict);
        var learnt = AuditJudge.Judge(AuditRules.Get(-2), audit.Evidence(-2));
        Assert.Equal(AuditVerdict.Pass, learnt.Verdict);
        Assert.Contains("of 100 % (100 to 100 %) as they are (n = 24, 100 draws each)", learnt.Findings[0].Finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Figures_HaveEveryMethodBesideChanceForBothClasses()
    {
        using var run = new KnownAnswerRun(FaithfulnessTest.Id, new JsonObject { ["levels"] = new JsonArray(5, 50, 0.1) }, "gradient-x-input");

        var audit = run.Audit();

        var curve = Assert.IsType<CurveFigure>(audit.Evidence(7).Figures[0]);
        Assert.Equal("Output with the highest-scoring bases mutated, CTCF, class 1, n = 24", curve.Title);
        Assert.Equal(["0", "5", "10 %", "50", "all"], curve.Steps);
        Assert.Equal([("Gradient x input", false), ("chance (95 % interval)", true)], curve.Curves.Select(line => (line.Name, line.IsChance)));
        Assert.All(curve.Curves, line => Assert.Equal(curve.Steps.Count, line.Values.Count));
        // Without mutated bases there is nothing to tell apart.
        Assert.Equal(curve.Curves[0].Values[0], curve.Curves[1].Values[0]);
        Assert.True(curve.Curves[0].High![1] < curve.Curves[1].Low![1]);
        Assert.Equal(2, audit.Evidence(7).Figures.OfType<CurveFigure>().Count());
        Assert.Equal(4, audit.Evidence(8).Figures.Count);
    }

    [Fact]
    public void Result_OfARun_IsReadBackWithItsRows()
    {
        using var run = new KnownAnswerRun(FaithfulnessTest.Id, new JsonObject { ["levels"] = new JsonArray(5, 20), ["blockDraws"] = 2 }, "gradient-x-input", "ism");
        Assert.Null(FaithfulnessResult.Open(run.Context.Folder));

        run.Audit();
        var result = FaithfulnessResult.Open(run.Context.Folder)!;

        Assert.Equal((2 * KnownAnswerRun.Sites, 2 * KnownAnswerRun.Sites, 1), (result.Sequences, result.Available, result.GapLevel));
        Assert.Equal(Enumerable.Range(0, result.Sequences).Select(row => (long)row), result.Rows.Select(row => row.Row));
        Assert.Equal(["5", "20", "all"], result.Levels.Select(level => level.Title));
        var target = Assert.Single(result.Targets);
        Assert.Equal(("1", "others", KnownAnswerRun.Sites), (target.Judged.Class, target.Others!.Class, target.Others.N));
        Assert.Equal([0, 1], target.Judged.Maps.Select(map => map.Map));
        Assert.Equal(target.Judged.Maps[0].Area.Value, result.Rows.Take(KnownAnswerRun.Sites).Average(row => row.Areas[0]), 1e-4);
        Assert.Equal(target.Judged.Maps[1].Levels[1].Against(FaithfulnessControl.Positions).Gap.Value, result.Rows.Take(KnownAnswerRun.Sites).Average(row => row.Gaps[1]), 1e-4);
        Assert.True(result.Passes.Wanted > result.Passes.Different);
        Assert.Equal(result.Passes.Different, result.Passes.Passes);
    }

    [Fact]
    public void Run_InOtherChunks_GivesTheSameNumbers()
    {
        using var run = new KnownAnswerRun(FaithfulnessTest.Id, new JsonObject { ["levels"] = new JsonArray(5, 20), ["sequences"] = 5 }, "gradient-x-input");
        run.Audit();
        using var folder = new TemporaryFolder();
        var (test, options) = (AuditTests.Get(FaithfulnessTest.Id), AuditTests.Options(run.Context.Spec.Audit!.Tests[0]));

        Compute((0, 10), "whole");
        Compute((0, 3), "first");
        Compute((3, 7), "second");

        foreach (var file in Directory.GetFiles(folder.PathOf("whole"), "*.npy").Select(Path.GetFileName).Where(name => name != "counts.npy"))
            Assert.Equal(Read("whole", file!), [.. Read("first", file!), .. Read("second", file!)]);

        void Compute((long First, int Count) items, string name) =>
            test.Run(run.Work(), options, items, Directory.CreateDirectory(folder.PathOf(name)).FullName, null, default);

        IEnumerable<double> Read(string name, string file) => NpyFile.Read<float>(Path.Combine(folder.PathOf(name), file)).Data.Select(value => Math.Round(value, 3));
    }
}
