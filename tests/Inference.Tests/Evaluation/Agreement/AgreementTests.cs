using CisLens.Inference.Evaluation.Agreement;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Tests.Evaluation.Agreement;

public sealed class AgreementTests : IDisposable
{
    private const int Exact = 0;
    private const int Scaled = 1;
    private const int Shuffled = 2;
    private const int Other = 3;
    private const int Constant = 4;
    private const int Top = 12;

    private readonly KnownAnswerCase _case = new(60);

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Of_BrokenMaps_AgreeNoMoreThanTurnedOnes()
    {
        var scaled = Pair(Scaled);
        Assert.Equal((1.0, 1.0, 1.0), (scaled.Overlap.Value, scaled.Signs.Value, scaled.AboveChance.Value));
        Assert.Equal(1, scaled.Spearman.Value, 1e-12);

        foreach (var broken in new[] { Shuffled, Other, Constant })
        {
            var pair = Pair(broken);
            Assert.True(pair.AboveChance.High < 0.5, $"Map {broken}: {pair.AboveChance.Value} above chance");
            Assert.True(pair.Spearman.High < 0.3, $"Map {broken}: correlation {pair.Spearman.Value}");
        }
    }

    [Fact]
    public void Of_TurnedMaps_EqualTurningByHand()
    {
        var row = Row(0);
        var agreement = AgreementMeasure.Of(row, Exact, Other, Top, 1);
        double[] spearman = [.. Enumerable.Range(1, 100).Select(turn => Correlation.Spearman(row.Maps[Exact], [.. row.Maps[Other][turn..], .. row.Maps[Other][..turn]])).Order()];

        Assert.Equal(Correlation.Spearman(row.Maps[Exact], row.Maps[Other]), agreement.Spearman, 1e-9);
        Assert.Equal(Quantiles.Of(spearman, 0.95), agreement.SpearmanNull, 1e-9);
    }

    [Fact]
    public void Of_OppositeSigns_AgreeOnPlacesAndNotOnSigns()
    {
        float[] map = [.. _case.Exact[0].Select((score, i) => score + 1e-3f * (i + 1))];
        var agreement = AgreementMeasure.Of(_case.Row(0, map, [.. map.Select(score => -score)]), 0, 1, Top, 1);

        Assert.Equal((1.0, 0.0), (agreement.Overlap, agreement.Signs));
        Assert.Equal(-1, agreement.Spearman, 1e-9);
    }

    [Fact]
    public void Of_UnknownBases_AreNotCompared()
    {
        var codes = Bases.Encode("ACGTACGTNNNNACGTACGT");
        float[] map = [.. Enumerable.Range(0, 20).Select(i => (float)i)];
        float[] other = [.. map.Select((score, i) => i is >= 8 and < 12 ? 1000 : score)];

        Assert.Equal(1, AgreementMeasure.Of(new ExplainedRow(0, codes, [map, other]), 0, 1, 5, 1).Spearman, 1e-12);
    }

    [Fact]
    public void Disagreement_SortsBrokenMapsLast()
    {
        var row = Row(0);

        Assert.Equal(0, AgreementMeasure.Disagreement([AgreementMeasure.Of(row, Exact, Scaled, Top, 1)]));
        Assert.True(AgreementMeasure.Disagreement([AgreementMeasure.Of(row, Exact, Shuffled, Top, 1)]) > 0.5);
    }

    [Theory]
    [InlineData(Shuffled)]
    [InlineData(Other)]
    [InlineData(Constant)]
    public void Run_DisputedBases_TheExactMapPredictedTheChange(int broken)
    {
        var experiment = new DecidingExperiment(new EditEvaluator(_case.Model, [_case.Target]), new AgreementOptions { Top = Top }, 1);
        var disputes = experiment.Run([.. Enumerable.Range(0, 60).Select(Row)], Exact, broken, 0, default);
        var summary = DisputeSummary.Of(disputes, 1)!;

        Assert.True(summary.Difference.Low > 0, $"{summary}");
        Assert.True(summary.P < 1e-6);
        Assert.True(summary.FirstWins > 5 * summary.SecondWins);
    }

    [Fact]
    public void Run_SameMaps_DisputeNothing()
    {
        var experiment = new DecidingExperiment(new EditEvaluator(_case.Model, [_case.Target]), new AgreementOptions(), 1);

        Assert.Null(DisputeSummary.Of(experiment.Run([Row(0), Row(1)], Exact, Scaled, 0, default), 1));
    }

    private PairAgreement Pair(int other) => PairAgreement.Of(Exact, other, [.. Enumerable.Range(0, 60).Select(row => AgreementMeasure.Of(Row(row), Exact, other, Top, 1))], 1);

    private ExplainedRow Row(int row) =>
        _case.Row(row, _case.Exact[row], [.. _case.Exact[row].Select(score => 3 * score)], _case.ShuffledScores(row), _case.OtherScores(row), _case.Constant(row));
}
