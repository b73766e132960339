using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Inference.Sequences;
using CisLens.Inference.Settings;
using CisLens.Inference.Training;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Evaluation.Faithfulness;

public sealed class FaithfulnessExperimentTests : IDisposable
{
    private const int Exact = 0;
    private const int ExactAgain = 1;
    private const int Shuffled = 2;
    private const int Other = 3;
    private const int Constant = 4;

    private static readonly FaithfulnessOptions Options = new() { Levels = [1, 5, 10, 20, 0.1], BlockDraws = 10, ShuffledDraws = 10, Backgrounds = 2 };

    private readonly KnownAnswerCase _case = new(60);

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Summary_BrokenMaps_AreToldFromTheExactOne()
    {
        var summary = Summary(60, [.. Enumerable.Range(0, 60)]);

        Assert.Equal(AuditVerdict.Pass, FaithfulnessVerdicts.AgainstRandom(summary, Exact, sequences: 60));
        Assert.Equal(AuditVerdict.Warn, FaithfulnessVerdicts.AgainstRandom(summary, Exact));
        Assert.Equal(AuditVerdict.Pass, FaithfulnessVerdicts.UnderOtherControls(summary, Exact));
        Assert.All(new[] { Shuffled, Other, Constant }, map => Assert.Equal(AuditVerdict.Fail, FaithfulnessVerdicts.AgainstRandom(summary, map)));
        Assert.All(new[] { Shuffled, Other, Constant }, map =>
        {
            var comparison = summary.Ranking.Single(pair => pair.First == Exact && pair.Second == map);
            Assert.True(comparison.Q < 1e-6, $"Map {map}: q = {comparison.Q}");
            Assert.True(comparison.Difference.Low > 0);
        });
        var same = summary.Ranking.Single(pair => pair.First == Exact && pair.Second == ExactAgain);
        Assert.Equal((0.0, 1.0), (same.Difference.Value, same.P));
    }

    [Fact]
    public void Summary_ExactMap_SufficesAndCorrelates()
    {
        var summary = Summary(60, [.. Enumerable.Range(0, 60)]);
        var (exact, shuffled) = (summary.Maps[Exact], summary.Maps[Shuffled]);

        // The best twenty bases hold a site whole; a few of them do not.
        Assert.True(exact.Levels[3].Recovered!.Low > 0.8);
        Assert.True(shuffled.Levels[3].Recovered!.High < 0.3);
        Assert.Equal(1, exact.Levels[^1].Recovered!.Value, 1e-6);
        Assert.True(exact.Correlation.Low > shuffled.Correlation.High);
    }

    [Fact]
    public void Summary_Labels_AccuracyFallsOnlyForTheExactMap()
    {
        var summary = Summary(25, [.. Enumerable.Range(5, 20)], output => output > 0);

        Assert.Equal((20, 1.0), (summary.N, summary.Accuracy!.Value));
        var (exact, constant) = (summary.Maps[Exact].Levels[1].Accuracy!, summary.Maps[Constant].Levels[1].Accuracy!);
        Assert.Equal(ChancePlace.Below, exact.Place);
        Assert.True(exact.Value.High < constant.Value.Low, $"{exact.Value.High} against {constant.Value.Low}");
    }

    [Fact]
    public void Run_EqualMapsAndEdits_AreAskedOnce()
    {
        var alone = Run([0], 1).Passes;
        var (_, passes, wanted) = Run([0], 2);

        Assert.Equal(alone, passes);
        Assert.True(wanted > passes + (Options.AllLevels.Count * (2 + Options.BlockDraws)), $"{wanted} wanted, {passes} passes");
    }

    [Fact]
    public void RandomMembers_NetworkOfSites_CallsRandomSequencesNone()
    {
        var outputs = Run(Enumerable.Range(0, 25)).Outputs;

        Assert.True(FaithfulnessSummary.RandomMembers(outputs, [.. Enumerable.Range(0, 25)], 0, output => output > 5, 1).High < 0.1);
        Assert.Equal(1, FaithfulnessSummary.RandomMembers(outputs, [3, 4], 0, _ => true, 1).Value);
    }

    [Fact]
    public void Run_InPartsOrTogether_GivesTheSameNumbers()
    {
        var together = Run(Enumerable.Range(0, 5)).Outputs;
        var parts = FaithfulnessOutputs.Join([Run(Enumerable.Range(0, 2)).Outputs, Run(Enumerable.Range(2, 3)).Outputs]);

        Assert.Equal(together.Counts, parts.Counts);
        foreach (var (whole, part) in together.Arrays.Zip(parts.Arrays))
            Assert.All(whole.Values.Zip(part.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void Run_MutatedBases_HaveTheOutputsOfTheKnownAnswer()
    {
        var outputs = Run([3]).Outputs;
        var row = _case.Row(3, [.. Maps(3)]);
        var sequences = new EditedSequences(row.Codes.Length);
        var plan = new FaithfulnessPlanner(Options, 1).Plan(row, _ => true, sequences);

        for (var i = 0; i < plan.Mutated.Length; i++)
            Assert.Equal(Answer(sequences[plan.Mutated[i]]), outputs.Mutated[i], 1e-3);
        for (var i = 0; i < plan.Inserted.Length; i++)
            Assert.Equal(Answer(sequences[plan.Inserted[i]]), outputs.Inserted[i], 1e-3);
        Assert.Equal(Answer(row.Codes), outputs.Original[0], 1e-3);
        Assert.Equal([1, 5, 10, 20, 10, 101], plan.Counts);
    }

    [Theory]
    [InlineData("""{"levels":[]}""", "0 steps")]
    [InlineData("""{"levels":[1.5]}""", "1.5 is neither")]
    [InlineData("""{"draws":99}""", "from 100 to 10000")]
    public void Read_SettingsThatDoNotFit_AreRefused(string json, string reason)
    {
        var error = Assert.Throws<InputException>(() => MethodOptions.Read("faithfulness", typeof(FaithfulnessOptions), JsonNode.Parse(json)!.AsObject()));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TargetJudgedOnSomeSequences_AsksAboutItsMapsThereOnly()
    {
        var all = new EditEvaluator(_case.Model, [_case.Target, _case.Target]);
        var some = new EditEvaluator(_case.Model, [_case.Target, _case.Target]);
        List<ExplainedRow> rows = [_case.Row(0, _case.Exact[0], _case.ShuffledScores(0)), _case.Row(1, _case.Exact[1], _case.ShuffledScores(1))];

        var whole = new FaithfulnessExperiment(all, [0, 1], Options, 1).Run(rows, (_, _) => true, null, default);
        var part = new FaithfulnessExperiment(some, [0, 1], Options, 1).Run(rows, (row, target) => row.Row == target, null, default);

        Assert.True(some.ForwardPasses < all.ForwardPasses);
        Assert.Equal([false, true, true, false], part.Infidelity.Select(float.IsNaN));
        foreach (var (expected, found) in whole.Arrays.Zip(part.Arrays))
            Assert.All(expected.Values.Zip(found.Values).Where(pair => !float.IsNaN(pair.Second)), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        // Half of what belongs to maps, nothing of what belongs to sequences.
        Assert.Equal(whole.Mutated.Length / 2, part.Mutated.Count(float.IsNaN));
        Assert.Equal(whole.Inserted.Length / 2, part.Inserted.Count(float.IsNaN));
        Assert.DoesNotContain(part.Random, float.IsNaN);
    }

    [Fact]
    public void Read_NoSettings_AreTheDefaults()
    {
        var options = (FaithfulnessOptions)MethodOptions.Read("faithfulness", typeof(FaithfulnessOptions), null);

        Assert.Equal(["1", "5", "10", "15", "20", "50", "10 %", "all"], options.AllLevels.Select(level => level.Title));
        Assert.Equal((25, 3, 250), (options.AllLevels[6].Bases(250), options.AllLevels[4].Bases(3), options.AllLevels[7].Bases(250)));
    }

    private static double Answer(ReadOnlySpan<byte> codes) => KnownAnswerNetwork.Answer(Bases.Decode(codes), KnownAnswerCase.Output).Prediction;

    private ClassFaithfulness Summary(int sequences, int[] rows, Func<float, bool>? isRight = null) =>
        FaithfulnessSummary.Of(Run(Enumerable.Range(0, sequences)).Outputs, "sites", rows, 0, withMaps: true, isRight, 1, default);

    private IEnumerable<float[]> Maps(int row) => [_case.Exact[row], _case.Exact[row], _case.ShuffledScores(row), _case.OtherScores(row), _case.Constant(row)];

    private (FaithfulnessOutputs Outputs, long Passes, long Wanted) Run(IEnumerable<int> rows, int maps = 5)
    {
        var evaluator = new EditEvaluator(_case.Model, [_case.Target]);
        var experiment = new FaithfulnessExperiment(evaluator, [.. Enumerable.Repeat(0, maps)], Options, 1);
        var outputs = experiment.Run([.. rows.Select(row => _case.Row(row, [.. Maps(row).Take(maps)]))], (_, _) => true, null, default);
        return (outputs, evaluator.ForwardPasses, experiment.Wanted);
    }
}
