using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Inference.Sequences;
using CisLens.Inference.Training;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Evaluation.Stability;

public sealed class StabilityTests : IDisposable
{
    private const int Rows = 8;
    private static readonly StabilityOptions Options = new() { Top = 15 };

    private readonly KnownAnswerCase _case = new(Rows);

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Of_Sequence_ChangesAwayFromTheTopBases()
    {
        var row = Row(0);
        var top = new KnownPositions(row.Codes).Largest(row.Maps[0], Options.Top);
        var changes = SmallChanges.Of(row, Options, 1);

        Assert.Equal((Options.Substitutions, 2 * Options.LargestShift, 1), (Count(SmallChangeKind.Substitution), Count(SmallChangeKind.Shift), Count(SmallChangeKind.ReverseComplement)));
        Assert.All(changes.Where(change => change.Kind == SmallChangeKind.Substitution), change =>
        {
            Assert.Equal([change.Amount], Enumerable.Range(0, row.Codes.Length).Where(i => change.Codes[i] != row.Codes[i]));
            Assert.All(top, position => Assert.True(Math.Abs(position - change.Amount) >= Options.Distance));
        });
        // Where a base is said to be, it is.
        Assert.All(changes.Where(change => change.Kind != SmallChangeKind.ReverseComplement), change =>
            Assert.All(Enumerable.Range(0, row.Codes.Length).Where(i => change.Places[i] >= 0), i => Assert.Equal(row.Codes[i], change.Codes[change.Places[i]])));

        int Count(SmallChangeKind kind) => changes.Count(change => change.Kind == kind);
    }

    // The network reads both strands alike and sites anywhere, so the exact map moves with the sequence. A map of places does not.
    [Fact]
    public void Run_ExactMap_MovesWithTheSequence()
    {
        var evaluator = new EditEvaluator(_case.Model, [_case.Target]);
        var source = new MapSource(new MethodSpec { Method = "gradient-x-input" }, _case.Target.Spec, 1);
        var experiment = new StabilityExperiment([_case.Model], evaluator, Options, 1);
        var responses = Enumerable.Range(0, Rows).SelectMany(row => experiment.Run(Row(row), [new JudgedMap(0, 0, source)], default)[0]).ToList();
        var quiet = ChangeResponse.Quiet(responses, 10, 0.01, 1)!;

        Assert.True(quiet.Low > 0.95, $"{quiet}");
        Assert.Equal(Rows, quiet.N);
        Assert.All(responses.Where(response => response.Kind == SmallChangeKind.ReverseComplement), response =>
        {
            Assert.Equal(1, response.Correlation, 1e-3);
            Assert.Equal(0, response.OutputChange, 1e-3);
        });
    }

    [Fact]
    public void Of_MapThatStaysInPlace_IsFoundUnstable()
    {
        var row = Row(0);
        var responses = SmallChanges.Of(row, Options, 1).Where(change => change.Kind == SmallChangeKind.ReverseComplement)
            .Select(change => ChangeResponse.Of(row, change, row.Maps[0], row.Maps[0], 0));

        Assert.True(ChangeResponse.Quiet(responses, 1, 0.05, 1)!.High < 0.5);
    }

    [Fact]
    public void Quiet_OutputsThatMoved_AreLeftOut()
    {
        ChangeResponse[] responses = [new(0, SmallChangeKind.Shift, 1, 0.9, 0.1), new(1, SmallChangeKind.Shift, 1, -0.9, 5)];

        Assert.Equal(0.9, ChangeResponse.Quiet(responses, 10, 0.05, 1)!.Value);
        Assert.Null(ChangeResponse.Quiet(responses, 1, 0.05, 1));
    }

    [Fact]
    public void Spread_TwoMaps_HasMeanDeviationAndError()
    {
        var spread = MapSpread.Of([[1, 10, 0], [3, 10, 0]]);

        Assert.Equal([2, 10, 0], spread.Mean);
        Assert.Equal([MathF.Sqrt(2), 0, 0], spread.Deviation);
        // The standard error at the second best position is 1, its mean 2.
        Assert.Equal(0.25, spread.RelativeError(2), 1e-6);
    }

    [Fact]
    public void Split_OneSourceOfDifferences_HasTheWholeVariance()
    {
        // Scores are model + reference + seed, each in turn alone.
        Assert.Equal(1, Split((model, _, _) => model).Model, 1e-9);
        Assert.Equal(1, Split((_, reference, _) => reference).Reference, 1e-9);
        Assert.Equal(1, Split((_, _, seed) => seed).Seed, 1e-9);
        Assert.Equal(1, Split((model, reference, _) => model * reference).Both, 1e-9);
        var all = Split((model, reference, seed) => (3 * model) + (2 * reference) + seed);
        Assert.Equal(9.0 / 14, all.Model, 1e-9);
        Assert.Equal(4.0 / 14, all.Reference, 1e-9);
        Assert.Equal(1.0 / 14, all.Seed, 1e-9);
        Assert.Null(VarianceSplit.Of(Maps((_, _, _) => 4)));
    }

    private static VarianceSplit Split(Func<int, int, int, float> score) => VarianceSplit.Of(Maps(score))!;

    // Two models, two kinds of reference, two seeds, coded -1 and 1.
    private static List<List<List<float[]>>> Maps(Func<int, int, int, float> score)
    {
        int[] codes = [-1, 1];
        return [.. codes.Select(model => codes.Select(reference => codes.Select(seed => new[] { score(model, reference, seed) }).ToList()).ToList())];
    }

    private ExplainedRow Row(int row) => _case.Row(row, _case.Exact[row]);
}
