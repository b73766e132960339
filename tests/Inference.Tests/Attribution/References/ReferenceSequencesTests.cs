using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Inference.Settings;
using CisLens.Inference.Tests.Models;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Attribution.References;

public sealed class ReferenceSequencesTests : IDisposable
{
    private const int Length = 30;

    private readonly SequenceModel _model = TestNetworks.Model(TestNetworks.Smooth, 3);

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(ReferenceKind.Zeros, new[] { 0f, 0, 0, 0 })]
    [InlineData(ReferenceKind.Uniform, new[] { 0.25f, 0.25f, 0.25f, 0.25f })]
    [InlineData(ReferenceKind.Background, new[] { 0.4f, 0.1f, 0.1f, 0.4f })]
    public void Take_Constant_IsThatColumnEverywhere(ReferenceKind kind, float[] column)
    {
        var values = Take(new TestOptions { Reference = kind, Background = [0.4, 0.1, 0.1, 0.4] }, TestNetworks.Bases(Length, 1)).Single();
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(column[i / Length], values[i]);
    }

    [Fact]
    public void Take_Given_IsThatSequence()
    {
        var bases = TestNetworks.Bases(Length, 7);
        var reference = Take(new TestOptions { Reference = ReferenceKind.Given, ReferenceSequence = bases }, TestNetworks.Bases(Length, 1)).Single();
        Assert.Equal(bases, OneHot.Decode(reference));
    }

    [Theory]
    [InlineData(ReferenceKind.Dinucleotide, 2)]
    [InlineData(ReferenceKind.Mononucleotide, 1)]
    public void Take_Shuffles_KeepTheCounts(ReferenceKind kind, int word)
    {
        var bases = TestNetworks.Bases(Length, 4);
        var shuffles = Take(new TestOptions { Reference = kind, Shuffles = 10 }, bases).Select(values => OneHot.Decode(values)).ToList();
        Assert.All(shuffles, shuffle => Assert.Equal(Words(bases, word), Words(shuffle, word)));
        Assert.True(shuffles.Distinct().Count() > 5);
    }

    [Theory]
    [InlineData(ReferenceKind.Zeros)]
    [InlineData(ReferenceKind.Uniform)]
    [InlineData(ReferenceKind.Dinucleotide)]
    [InlineData(ReferenceKind.Mononucleotide)]
    public void Take_UnknownBases_AreTheSequencesOwn(ReferenceKind kind)
    {
        const string bases = "ACGTTGCANNNNNACGATCGATTAGCATCG";
        foreach (var values in Take(new TestOptions { Reference = kind, Shuffles = 5 }, bases))
            for (var i = 0; i < values.Length; i++)
                if (i % Length is >= 8 and < 13)
                    Assert.Equal(0, values[i]);
    }

    [Fact]
    public void Take_PartOfTheRun_DrawsTheSame()
    {
        var sequences = Enumerable.Range(0, 4).Select(seed => TestNetworks.Bases(Length, seed)).ToArray();
        var options = new TestOptions { Shuffles = 3 };
        using var all = TestNetworks.Encode(_model, sequences);
        using var last = TestNetworks.Encode(_model, sequences[3]);
        var whole = Values(new AttributionInput(_model, [], all) { Seed = 5 }, options, 9, 11);
        Assert.Equal(whole, Values(new AttributionInput(_model, [], last) { Seed = 5, FirstRow = 3 }, options, 0, 2));
        Assert.NotEqual(whole, Values(new AttributionInput(_model, [], all) { Seed = 6 }, options, 9, 11));
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAACCCCCCCCCCCCCCC")]
    [InlineData("ACACACACACACACACACACACACACACAC")]
    [InlineData("NNNNNNNNNNNNNNNNNNNNNNNNNNNNNN")]
    public void Checks_SequenceWithASingleShuffle_SayWhichItIs(string low)
    {
        using var scope = NewDisposeScope();
        var x = TestNetworks.Encode(_model, TestNetworks.Bases(Length, 2), low);
        var references = new ReferenceSequences(new AttributionInput(_model, [], x) { FirstRow = 10 }, new TestOptions { Shuffles = 4 });
        Assert.Empty(references.Checks);
        references.Take([0, 1, 2, 3]);
        Assert.True(Assert.Single(references.Checks).Passed);
        references.Take([4, 5, 6, 7]);
        var check = Assert.Single(references.Checks);
        Assert.Equal((1.0, 8L, false), (check.Largest, check.N, check.Passed));
        Assert.Equal("sequence 12 of the run equals its shuffle", check.Detail);
    }

    [Fact]
    public void Create_GivenOfOtherLength_IsRefused()
    {
        using var x = TestNetworks.Encode(_model, TestNetworks.Bases(Length, 1));
        var error = Assert.Throws<InputException>(() => new ReferenceSequences(
            new AttributionInput(_model, [], x), new TestOptions { Reference = ReferenceKind.Given, ReferenceSequence = "ACGT" }));
        Assert.Equal("'referenceSequence' has 4 bases, but the sequences have 30; give a reference of that length.", error.Message);
    }

    [Theory]
    [InlineData("""{"reference":"given"}""", "test: 'referenceSequence' is empty; write the bases of the reference or choose another 'reference'.")]
    [InlineData("""{"reference":"given","referenceSequence":"ACXT"}""", "test: 'referenceSequence' holds 'X', which is no base; write A, C, G, T, U or N.")]
    [InlineData("""{"reference":"background","background":[0.5,0.5,0.5,0]}""", "test: the frequencies of 'background' add up to 1.5; make their sum 1.")]
    [InlineData("""{"shuffles":0}""", "test: 'shuffles' is 0, but must be a whole number from 1 to 1000.")]
    [InlineData("""{"reference":"genome"}""", "test: 'reference' is \"genome\", but must be \"zeros\" or \"uniform\" or \"background\" or \"dinucleotide\" or \"mononucleotide\" or \"given\".")]
    public void Options_ThatDoNotFit_AreRefused(string json, string message)
    {
        var error = Assert.Throws<InputException>(() => MethodOptions.Read("test", typeof(TestOptions), JsonNode.Parse(json)!.AsObject()));
        Assert.Equal(message, error.Message);
    }

    private IReadOnlyList<float[]> Take(ReferenceOptions options, string bases)
    {
        using var x = TestNetworks.Encode(_model, bases);
        return [.. Values(new AttributionInput(_model, [], x), options, 0, options.IsShuffled ? options.Shuffles : 1).Chunk(4 * Length)];
    }

    private static float[] Values(AttributionInput input, ReferenceOptions options, int first, int end)
    {
        using var scope = NewDisposeScope();
        return new ReferenceSequences(input, options).Take(Enumerable.Range(first, end - first).ToArray()).References.ToFloats();
    }

    private static IEnumerable<(string, int)> Words(string bases, int length) =>
        Enumerable.Range(0, bases.Length - length + 1).GroupBy(start => bases.Substring(start, length))
            .Select(group => (group.Key, group.Count())).Order();

    private sealed record TestOptions : ReferenceOptions;
}
