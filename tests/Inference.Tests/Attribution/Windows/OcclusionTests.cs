using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.FeaturePermutation;
using CisLens.Inference.Attribution.Occlusion;
using CisLens.Inference.Attribution.Windows;
using CisLens.Inference.Sequences;
using CisLens.Inference.Tests.Models;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Attribution.Windows;

public sealed class OcclusionTests
{
    private const int Length = 12;
    private const string Sequence = "ACGTNACGTTGA";

    [Theory]
    [InlineData(5, 3, new[] { 0, 5, 3, 8, 6, 11, 9, 12 })]
    [InlineData(4, 4, new[] { 0, 4, 4, 8, 8, 12 })]
    [InlineData(12, 1, new[] { 0, 12 })]
    [InlineData(5, 5, new[] { 0, 5, 5, 10, 10, 12 })]
    public void Grid_OfTwelveBases_HasTheseWindows(int size, int stride, int[] bounds)
    {
        var grid = WindowGrid.Create("Occlusion", Length, size, stride);
        Assert.Equal(bounds, Enumerable.Range(0, grid.Count).SelectMany(window => new[] { grid.Start(window), grid.End(window) }));
    }

    [Fact]
    public void Attribute_LinearNetwork_BaseHasMeanOfItsWindows()
    {
        using var model = TestNetworks.Model(TestNetworks.Linear(Length, 2), 2);
        var weights = model.Graph!.Parameters[0].ToFile().AsSpan(4 * Length).ToArray();
        var maps = Explain(model, new OcclusionMethod(), new OcclusionOptions { Window = 5, Stride = 3 });
        double Own(int position) => Sequence[position] == 'N' ? 0 : weights["ACGT".IndexOf(Sequence[position], StringComparison.Ordinal) * Length + position];
        double Window(int window) => Enumerable.Range(3 * window, Math.Min(5, Length - 3 * window)).Sum(Own);
        var windows = maps.Arrays.Single();
        Assert.Equal(("windows", 4), (windows.Name, windows.Shape.Single()));
        for (var window = 0; window < 4; window++)
            Assert.Equal(Window(window), windows.Values[window], 2e-6);
        Assert.Equal(Window(0), maps.Observed[2], 2e-6);
        Assert.Equal((Window(0) + Window(1)) / 2, maps.Observed[3], 2e-6);
        Assert.Equal(0, maps.Observed[4]);
        Assert.Equal((Window(2) + Window(3)) / 2, maps.Observed[10], 2e-6);
    }

    [Theory]
    [InlineData(WindowFill.BaseShuffle)]
    [InlineData(WindowFill.DinucleotideShuffle)]
    public void Attribute_NetworkThatCountsBases_IgnoresShuffles(WindowFill replacement)
    {
        using var model = TestNetworks.Model("""[{"type":"GlobalAvgPool1d"},{"type":"Linear","in_features":4,"out_features":2,"prefix":"w"}]""", 2);
        var maps = Explain(model, new OcclusionMethod(), new OcclusionOptions { Replacement = replacement });
        Assert.All(maps.Observed, value => Assert.Equal(0, value, 1e-6));
    }

    [Theory]
    [InlineData(WindowFill.BaseShuffle)]
    [InlineData(WindowFill.DinucleotideShuffle)]
    [InlineData(WindowFill.Background)]
    public void Attribute_RandomReplacement_FollowsSeedAndRow(WindowFill replacement)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(30, 4));
        var options = new OcclusionOptions { Replacement = replacement, Window = 12 };
        float[] Scores(long seed, long row) => new OcclusionMethod()
            .Attribute(new AttributionInput(model, [TestNetworks.Target(model, 1)], x) { Seed = seed, FirstRow = row }, options, default)[0].Observed;
        Assert.Equal(Scores(1, 0), Scores(1, 0));
        Assert.NotEqual(Scores(1, 0), Scores(2, 0));
        Assert.NotEqual(Scores(1, 0), Scores(1, 1));
    }

    [Fact]
    public void Attribute_TwoDraws_SpreadIsTheirStandardError()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        var sequence = TestNetworks.Bases(30, 4);
        float[] Windows(int draws) => Explain(model, new OcclusionMethod(), new OcclusionOptions { Replacement = WindowFill.Background, Draws = draws }, sequence).Arrays[0].Values;
        var maps = Explain(model, new OcclusionMethod(), new OcclusionOptions { Replacement = WindowFill.Background, Draws = 2 }, sequence);
        var (first, both) = (Windows(1), Windows(2));
        Assert.Equal("spread", maps.Arrays[1].Name);
        for (var window = 0; window < both.Length; window++)
            // The standard error of two values is half their distance, which is their distance from the mean.
            Assert.Equal(Math.Abs(first[window] - both[window]), maps.Arrays[1].Values[window], 1e-6);
    }

    [Fact]
    public void Attribute_WindowsWithoutAnotherOrder_AreCounted()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        var sequence = new string('A', 20) + "ACGTTGCAAG";
        var check = Explain(model, new OcclusionMethod(), new OcclusionOptions { Window = 10, Stride = 10, Replacement = WindowFill.BaseShuffle }, sequence).Checks.Single();
        Assert.Equal(("unchanged-windows", 2.0 / 3, 1L, false), (check.Id, check.Largest, check.N, check.Passed));
    }

    [Fact]
    public void Attribute_GivenSequence_GivesDifferencesToIt()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        var (sequence, other) = (TestNetworks.Bases(30, 4), TestNetworks.Bases(30, 5));
        var maps = Explain(model, new OcclusionMethod(), new OcclusionOptions { Window = 30, Stride = 1, Replacement = WindowFill.Given, Given = other }, sequence);
        using var x = TestNetworks.Encode(model, sequence, other);
        var values = CisLens.Inference.Prediction.Predictor.Targets(model, [TestNetworks.Target(model, 1)], x, null, default);
        Assert.All(maps.Observed, value => Assert.Equal(values[0] - values[1], value, 1e-6));
    }

    [Fact]
    public void FeaturePermutation_OfNetworkBlindToOrder_IsZeroWhereAllBasesAreEqual()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        var same = Explain(model, new FeaturePermutationMethod(), new FeaturePermutationOptions(), new string('C', 30));
        Assert.All(same.Observed, value => Assert.Equal(0, value));
        Assert.Equal(1, same.Checks.Single().Largest);
        var mixed = Explain(model, new FeaturePermutationMethod(), new FeaturePermutationOptions(), TestNetworks.Bases(30, 4));
        Assert.Contains(mixed.Observed, value => value != 0);
    }

    [Fact]
    public void FeaturePermutation_LinearNetwork_ApproachesTheMeanOverOtherPositions()
    {
        using var model = TestNetworks.Model(TestNetworks.Linear(Length, 2), 2);
        var weights = model.Graph!.Parameters[0].ToFile().AsSpan(4 * Length).ToArray();
        var maps = Explain(model, new FeaturePermutationMethod(), new FeaturePermutationOptions { Window = 1, Stride = 1, Draws = 1000 });
        double W(char letter, int position) => weights["ACGT".IndexOf(letter, StringComparison.Ordinal) * Length + position];
        for (var position = 0; position < Length; position++)
        {
            if (Sequence[position] == 'N')
                continue;
            // An unknown base elsewhere leaves the base as it is.
            var expected = Enumerable.Range(0, Length).Where(other => other != position && Sequence[other] != 'N')
                .Sum(other => W(Sequence[position], position) - W(Sequence[other], position)) / (Length - 1);
            Assert.Equal(expected, maps.Observed[position], 5 * maps.Arrays[1].Values[position] + 1e-6);
        }
    }

    [Theory]
    [InlineData(13, 1, "Occlusion: a window of 13 bases does not fit sequences of 12 bases; choose a smaller window.")]
    [InlineData(4, 5, "Occlusion: windows of 4 bases every 5 bases leave gaps; choose a stride of at most 4.")]
    public void Attribute_WindowsThatDoNotFit_AreRefused(int window, int stride, string message)
    {
        using var model = TestNetworks.Model(TestNetworks.Linear(Length, 2), 2);
        var error = Assert.Throws<InputException>(() => Explain(model, new OcclusionMethod(), new OcclusionOptions { Window = window, Stride = stride }));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Attribute_GivenSequenceOfOtherLength_IsRefused()
    {
        using var model = TestNetworks.Model(TestNetworks.Linear(Length, 2), 2);
        var error = Assert.Throws<InputException>(() => Explain(model, new OcclusionMethod(), new OcclusionOptions { Replacement = WindowFill.Given, Given = "ACG" }));
        Assert.Equal("Occlusion: the given sequence has 3 bases, the explained ones have 12; give one of 12 bases or choose another replacement.", error.Message);
    }

    [Fact]
    public void FeaturePermutation_OfTheWholeSequence_IsRefused()
    {
        using var model = TestNetworks.Model(TestNetworks.Linear(Length, 2), 2);
        var error = Assert.Throws<InputException>(() => Explain(model, new FeaturePermutationMethod(), new FeaturePermutationOptions { Window = Length, Stride = 1 }));
        Assert.StartsWith("A window of 12 bases leaves no other stretch", error.Message, StringComparison.Ordinal);
    }

    private static AttributionMaps Explain(CisLens.Inference.Models.SequenceModel model, IAttributionMethod method, object options, string sequence = Sequence)
    {
        using var x = TestNetworks.Encode(model, sequence);
        return method.Attribute(new AttributionInput(model, [TestNetworks.Target(model, 1)], x), options, default)[0];
    }
}
