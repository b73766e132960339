using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Tests.Torch;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Models.Layers.Tape;

/// <summary>One test counts live tensors, so nothing else runs meanwhile.</summary>
[Collection(nameof(LeakTests))]
public sealed class LayerTapeTests
{
    private const string Branched = """
        [{"type":"Conv1d","in_channels":4,"out_channels":3,"kernel_size":3,"padding":1,"prefix":"a"},{"type":"Dropout"},
         {"type":"Residual","body":[{"type":"ReLU"},{"type":"Conv1d","in_channels":3,"out_channels":3,"kernel_size":1,"prefix":"b"}]},
         {"type":"Parallel","combine":"interleave","branches":[[{"type":"GlobalMaxPool1d"}],[{"type":"GlobalAvgPool1d"}]]},
         {"type":"Sequential","body":[{"type":"Linear","in_features":6,"out_features":2,"prefix":"c"}]}]
        """;

    private const string Scanned = """
        [{"type":"WindowMaximum","size":5,"body":[
          {"type":"Conv1d","in_channels":4,"out_channels":2,"kernel_size":3,"prefix":"a"},{"type":"ReLU"},{"type":"GlobalMaxPool1d"},
          {"type":"Linear","in_features":2,"out_features":1,"prefix":"b"}]}]
        """;

    [Theory]
    [InlineData(Branched, 11)]
    [InlineData(Scanned, 11)]
    [InlineData(Scanned, 4)]
    [InlineData(TestNetworks.Smooth, 30)]
    public void Record_AnyNetwork_AnswersAsForwardDoes(string layers, int length)
    {
        using var graph = TestNetworks.Graph(layers);
        using var scope = NewDisposeScope();
        var input = rand([3, 4, length]);
        using var tape = graph.Record(input);
        Assert.Equal(graph.Forward(input).ToFloats(), tape.Output.ToFloats());
        Assert.Equal(graph.AllLayers(), tape.AllRecords().Select(record => record.Layer));
    }

    [Fact]
    public void Record_EachLayer_KeepsWhatItTookAndGave()
    {
        using var graph = TestNetworks.Graph(Branched);
        using var scope = NewDisposeScope();
        using var tape = graph.Record(rand([2, 4, 9]));
        foreach (var record in tape.AllRecords())
            Assert.Equal(record.Layer.Forward(record.Input, training: false).ToFloats(), record.Output.ToFloats());
        Assert.Same(tape.Find("Layer 0 (Conv1d)").Output, tape.Find("layer 2 (residual)").Input);
        Assert.Same(tape.Find("Layer 2 (Residual)").Input, tape.Find("Layer 2 (Residual).body.0 (ReLU)").Input);
        Assert.Equal([2, 3], tape.Find("Layer 3 (Parallel).branches.1.0 (GlobalAvgPool1d)").Output.shape);
    }

    [Fact]
    public void Find_UnknownAddress_ListsTheLayers()
    {
        using var graph = TestNetworks.Graph(Scanned);
        var error = Assert.Throws<InputException>(() => graph.Find("conv1"));
        Assert.Equal("There is no layer 'conv1'; choose one of Layer 0 (WindowMaximum).", error.Message);
    }

    [Fact]
    public void Dispose_Tape_LeavesNoTensorAndTheInput()
    {
        using var graph = TestNetworks.Graph(Branched);
        using var input = rand([2, 4, 9]);
        var before = Tensor.TotalCount;
        for (var i = 0; i < 5; i++)
            graph.Record(input).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
        Assert.Equal(72, input.ToFloats().Length);
    }
}
