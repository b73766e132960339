using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Models;

public sealed class SequenceModelTests
{
    [Fact]
    public void Forward_ChannelOrderAGCT_EqualsOneHotInThatOrder()
    {
        var sequence = TestNetworks.Bases(30, 1);
        using var plain = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var swapped = TestNetworks.Model(TestNetworks.Smooth, 3, change: card => card with { Channels = "AGCT" });
        using var direct = plain.ToInput(OneHot.Encode(sequence, UnknownBase.Zeros, ChannelOrder.Parse("AGCT")), 1);
        using var x = TestNetworks.Encode(swapped, sequence);
        Assert.Equal(Predict(plain, direct), Predict(swapped, x));
        Assert.NotEqual(Predict(plain, x), Predict(swapped, x));
    }

    [Theory]
    [InlineData("ACGG")]
    [InlineData("ACG")]
    public void Run_BadChannelOrder_IsRefused(string channels)
    {
        var error = Assert.Throws<InputException>(() => TestNetworks.Model(TestNetworks.Smooth, 3, change: card => card with { Channels = channels }));
        Assert.Contains($"'{channels}' is not a permutation of ACGT", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StrandRule.Mean)]
    [InlineData(StrandRule.Max)]
    public void Forward_BothStrands_CombinesThem(StrandRule rule)
    {
        var sequence = TestNetworks.Bases(30, 2);
        var reverse = CisLens.Shared.Sequences.Alphabet.Dna.ReverseComplement(sequence);
        using var plain = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var both = TestNetworks.Model(TestNetworks.Smooth, 3, change: card => card with { Strands = rule });
        using var x = TestNetworks.Encode(plain, sequence, reverse);
        var each = Predict(plain, x);
        var expected = Enumerable.Range(0, 3).Select(i => rule == StrandRule.Mean ? (each[i] + each[3 + i]) / 2 : Math.Max(each[i], each[3 + i])).ToArray();
        var actual = Predict(both, x);
        for (var i = 0; i < 6; i++)
            Assert.Equal(expected[i % 3], actual[i], 1e-6);
    }

    [Fact]
    public void Forward_BothStrandsOfPositionalModel_TurnsPositionsBack()
    {
        const string layers = """[{"type":"Conv1d","in_channels":4,"out_channels":1,"kernel_size":1,"prefix":"c"}]""";
        using var model = TestNetworks.Model(layers, 1, change: card => card with { Positional = true, Strands = StrandRule.Mean });
        using var x = TestNetworks.Encode(model, "AAAC");
        var weight = model.Graph!.Parameters[0].ToFile();
        var bias = model.Graph.Parameters[1].ToFile()[0];
        // A pairs with T and C with G, each at its own place.
        float[] expected = [.. "AAAC".Select(letter => bias + (letter == 'A' ? weight[0] + weight[3] : weight[1] + weight[2]) / 2)];
        var actual = Predict(model, x);
        for (var i = 0; i < 4; i++)
            Assert.Equal(expected[i], actual[i], 1e-6);
    }

    [Fact]
    public void Forward_WrongLength_SaysWhatTheModelTakes()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3, length: 30);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(31, 3));
        var error = Assert.Throws<InputException>(() => model.Forward(x));
        Assert.Equal("Test network takes 30 bases, not 31; pad or crop the sequences.", error.Message);
    }

    [Fact]
    public void Forward_OutputsOtherThanOnTheCard_IsRefused()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 2);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(30, 3));
        var error = Assert.Throws<InputException>(() => model.Forward(x));
        Assert.Equal("Test network answers with the shape [1, 3], but model.json says [batch, 2]; correct its outputs.", error.Message);
    }

    [Fact]
    public void Predict_BatchOfMany_EqualsOneByOne()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        var sequences = Enumerable.Range(0, 64).Select(i => TestNetworks.Bases(30, i)).ToArray();
        using var all = TestNetworks.Encode(model, sequences);
        var together = Predict(model, all);
        for (var i = 0; i < sequences.Length; i++)
        {
            using var one = TestNetworks.Encode(model, sequences[i]);
            var alone = Predict(model, one);
            for (var output = 0; output < 3; output++)
                Assert.Equal(alone[output], together[3 * i + output], 1e-6);
        }
    }

    private static float[] Predict(SequenceModel model, Tensor x) => Predictor.Predict(model, x, null, default).Values;
}
