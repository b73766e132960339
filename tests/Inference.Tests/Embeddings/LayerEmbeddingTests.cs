using CisLens.Inference.Embeddings;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Models;
using CisLens.Inference.Tests.Torch;
using CisLens.Inference.Tests.Training;
using CisLens.Shared;
using CisLens.Shared.Runs;
using Xunit;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Embeddings;

/// <summary>One test counts live tensors, so nothing else runs meanwhile.</summary>
[Collection(nameof(LeakTests))]
public sealed class LayerEmbeddingTests
{
    private const string Layers = """
        [{"type":"Conv1d","in_channels":4,"out_channels":5,"kernel_size":3,"padding":1,"prefix":"a"},{"type":"ReLU"},
         {"type":"GlobalAvgPool1d"},{"type":"Linear","in_features":5,"out_features":2,"prefix":"b"}]
        """;

    [Fact]
    public void Of_MeanOfTheLayerBeforeThePool_IsThePool()
    {
        using var model = Model(StrandRule.Given);
        var pooled = Embed(model, "Layer 1 (ReLU)", EmbeddingPooling.Mean);
        var pool = Embed(model, "layer 2 (globalavgpool1d)", EmbeddingPooling.None);
        Assert.Equal(7 * 5, pooled.Length);
        Assert.All(pooled.Zip(pool), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Of_MaxAndCentre_AreThoseOfTheLayer()
    {
        using var model = Model(StrandRule.Given);
        using var scope = NewDisposeScope();
        var input = Input(model);
        var output = model.LayerOutputs(input, "Layer 1 (ReLU)")[0];
        Assert.Equal([7, 5, 12], output.shape);
        var all = output.ToFloats();
        var max = Embed(model, "Layer 1 (ReLU)", EmbeddingPooling.Max);
        var centre = Embed(model, "Layer 1 (ReLU)", EmbeddingPooling.Centre);
        for (var place = 0; place < max.Length; place++)
        {
            Assert.Equal(all.AsSpan(place * 12, 12).ToArray().Max(), max[place]);
            Assert.Equal(all[(place * 12) + 6], centre[place]);
        }
    }

    [Fact]
    public void Of_LastLayer_IsThePrediction()
    {
        using var model = Model(StrandRule.Given);
        using var scope = NewDisposeScope();
        Assert.Equal(model.Forward(Input(model)).ToFloats(), Embed(model, "Layer 3 (Linear)", EmbeddingPooling.None));
    }

    // The strand rule of the outputs holds inside too, so that turning a sequence round changes nothing.
    [Theory]
    [InlineData(StrandRule.Mean)]
    [InlineData(StrandRule.Max)]
    public void Of_BothStrands_ReverseComplementHasTheSameEmbedding(StrandRule strands)
    {
        using var model = Model(strands);
        using var scope = NewDisposeScope();
        var spec = new EmbeddingSpec { Layer = "Layer 1 (ReLU)", Pooling = EmbeddingPooling.Max };
        var input = Input(model);
        var forward = LayerEmbedding.Of(model, spec, input, null, default);
        var reverse = LayerEmbedding.Of(model, spec, input.flip(1, 2), null, default);
        Assert.Equal(forward, reverse);
        var pooling = new EmbeddingSpec { Layer = "Layer 3 (Linear)" };
        Assert.All(model.Forward(input).ToFloats().Zip(LayerEmbedding.Of(model, pooling, input, null, default)), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Of_OtherBatches_SameValues()
    {
        using var model = Model(StrandRule.Mean);
        using var scope = NewDisposeScope();
        var spec = new EmbeddingSpec { Layer = "Layer 1 (ReLU)", Pooling = EmbeddingPooling.Mean };
        var input = Input(model);
        var apart = Enumerable.Range(0, 7).SelectMany(row => LayerEmbedding.Of(model, spec, input.narrow(0, row, 1), null, default));
        Assert.All(LayerEmbedding.Of(model, spec, input, null, default).Zip(apart), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Theory]
    [InlineData("Layer 1 (ReLU)", EmbeddingPooling.None, "12 positions; choose the pooling 'mean'")]
    [InlineData("Layer 3 (Linear)", EmbeddingPooling.Mean, "no positions; choose the pooling 'none'")]
    [InlineData("conv9", EmbeddingPooling.Mean, "There is no layer 'conv9'")]
    public void Of_WrongChoice_SaysWhatToChoose(string layer, EmbeddingPooling pooling, string expected)
    {
        using var model = Model(StrandRule.Given);
        Assert.Contains(expected, Assert.Throws<InputException>(() => Embed(model, layer, pooling)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Done_LeavesNoTensors()
    {
        using var model = Model(StrandRule.Mean);
        Embed(model, "Layer 1 (ReLU)", EmbeddingPooling.Mean);
        var before = TensorCount();
        for (var repeat = 0; repeat < 3; repeat++)
            Embed(model, "Layer 1 (ReLU)", EmbeddingPooling.Mean);
        Assert.Equal(before, TensorCount());
    }

    [Fact]
    public void Features_OfTheShippedModel_AreThoseOfTheLayer()
    {
        using var model = SequenceModel.Load(ModelPackage.Open(ShippedModels.Folder("tf-binding-cnn")), null, CPU);
        Assert.Equal(96, LayerEmbedding.Features(model, EmbeddableLayers.Default(model.Card)!, 101));
        Assert.Equal(96, LayerEmbedding.Features(model, new EmbeddingSpec { Layer = "Layer 0 (Conv1d)", Pooling = EmbeddingPooling.Centre }, 101));
    }

    [Fact]
    public void Default_OfTheShippedModel_IsTheLayerBeforeTheOutput()
    {
        var card = ModelPackage.Open(ShippedModels.Folder("tf-binding-cnn")).Card;
        Assert.Equal(new EmbeddingSpec { Layer = "Layer 13 (ReLU)" }, EmbeddableLayers.Default(card));
        Assert.Equal(new EmbeddableLayer("Layer 0 (Conv1d)", "96 channels x 101 positions", true), EmbeddableLayers.Of(card)[0]);
    }

    private static float[] Embed(SequenceModel model, string layer, EmbeddingPooling pooling)
    {
        using var scope = NewDisposeScope();
        return LayerEmbedding.Of(model, new EmbeddingSpec { Layer = layer, Pooling = pooling }, Input(model), null, default);
    }

    private static Tensor Input(SequenceModel model) =>
        TestNetworks.Encode(model, [.. Enumerable.Range(0, 7).Select(row => TestNetworks.Bases(12, row))]);

    private static long TensorCount() => Tensor.TotalCount;

    private static SequenceModel Model(StrandRule strands) => TestNetworks.Model(Layers, 2, change: card => card with { Strands = strands });
}
