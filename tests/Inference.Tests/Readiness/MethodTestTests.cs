using CisLens.Inference.Attribution;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Models;
using CisLens.Inference.Readiness;
using CisLens.Inference.Tests.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Readiness;

public sealed class MethodTestTests
{
    [Fact]
    public void Run_CheckAboveItsLimit_MakesTheVerdictApproximate()
    {
        var (outlook, tests) = Run(new Made(_ => Scores(0.1f, new MethodCheck("sum", "Largest error", 0.5, 2, "", 0.01))));
        Assert.Equal((MethodVerdict.Approximate, "On random sequences: Largest error is 0.5, above 0.01."), (outlook.Verdict, outlook.Reason));
        Assert.Equal("sum", tests.Lines[0].Check.Id);
    }

    [Fact]
    public void Run_ApproximateMethodAboveItsLimit_SaysBoth()
    {
        var (outlook, _) = Run(new Made(_ => Scores(0.1f, new MethodCheck("sum", "Largest error", 0.5, 2, "", 0.01)), new MethodReadiness(MethodVerdict.Approximate, "It is sampled.")));
        Assert.Equal((MethodVerdict.Approximate, "It is sampled. On random sequences: Largest error is 0.5, above 0.01."), (outlook.Verdict, outlook.Reason));
    }

    [Fact]
    public void Run_ScoresThatAreNoNumbers_AreCounted()
    {
        var (outlook, tests) = Run(new Made(_ => Scores(float.NaN)));
        Assert.Equal(MethodVerdict.Approximate, outlook.Verdict);
        Assert.Equal((60.0, 60L, false), (tests.Lines[^1].Check.Largest, tests.Lines[^1].Check.N, tests.Lines[^1].Check.Passed));
    }

    [Fact]
    public void Run_MethodThatRefuses_IsImpossibleWithItsSentence()
    {
        var (outlook, _) = Run(new Made(_ => throw new InputException("There is no rule for this layer.")));
        Assert.Equal((MethodVerdict.Impossible, "There is no rule for this layer.", null), (outlook.Verdict, outlook.Reason, outlook.Seconds));
    }

    [Fact]
    public void Run_MethodThatTakesTooLong_IsNotRunAndSaysSo()
    {
        var (outlook, tests) = Run(new Made(_ => throw new InvalidOperationException("It was run.")), secondsPerSequence: 10);
        Assert.Equal((MethodVerdict.Exact, 10_000.0), (outlook.Verdict, outlook.Seconds));
        Assert.Equal("Made was not run on random sequences: 2 of them take about 20 s.", tests.Untested.Single());
    }

    private static (MethodOutlook Outlook, MethodTest Tests) Run(IAttributionMethod method, double secondsPerSequence = 0.001)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        var tests = new MethodTest(model, TestNetworks.Target(model, 0), 30, secondsPerSequence);
        return (tests.Run(method, default), tests);
    }

    private static AttributionMaps Scores(float value, params MethodCheck[] checks) =>
        new(2, 30, [.. Enumerable.Repeat(value, 60)], null) { Checks = checks };

    /// <summary>A method that answers what a test wants.</summary>
    private sealed class Made(Func<AttributionInput, AttributionMaps> answer, MethodReadiness? readiness = null) : AttributionMethod<Made.NoOptions>
    {
        public override MethodReadiness Readiness(CisLens.Inference.Models.Layers.LayerGraph? graph, int length) => readiness ?? base.Readiness(graph, length);

        protected override MethodInfo Describe(NoOptions options) => AttributionCatalogue.Get("corrected-gradient").Info with { Id = "made", Name = "Made", OptionsType = typeof(NoOptions) };

        protected override MethodCost Cost(LayerGraph? graph, int length, int targets, NoOptions options) => new(1, 0);

        protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, NoOptions options, CancellationToken token) => [answer(input)];

        internal sealed record NoOptions;
    }
}
