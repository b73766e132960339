using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Models.Layers;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Models.Layers;

public sealed class WeightsTests
{
    [Fact]
    public void Bind_MissingTensor_NamesKeyAndShape()
    {
        var error = Fail(tensors => tensors.Remove("a.weight"));
        Assert.Equal("w.pth has no tensor 'a.weight' of shape [6, 4, 5], which layer 0 (Conv1d) needs; choose the weights of this architecture.", error.Message);
    }

    [Fact]
    public void Bind_WrongShape_NamesExpectedAndActual()
    {
        var error = Fail(tensors => tensors["c.weight"] = CheckpointTensor.FromFloats("c.weight", [3, 50], new float[150]));
        Assert.Equal("w.pth: the tensor 'c.weight' has shape [3, 50], but layer 6 (Linear) needs [3, 60].", error.Message);
    }

    [Fact]
    public void Bind_UnexpectedTensors_NamesThem()
    {
        var error = Fail(tensors =>
        {
            foreach (var name in new[] { "d.weight", "e.weight", "f.weight", "g.weight", "a.num_batches_tracked" })
                tensors[name] = CheckpointTensor.FromFloats(name, [1], new float[1]);
        });
        Assert.Equal("w.pth holds 'd.weight', 'e.weight', 'f.weight' and 1 more tensors, which the architecture does not use; choose the architecture that these weights belong to.", error.Message);
    }

    [Theory]
    [InlineData(TestNetworks.Smooth)]
    [InlineData("""[{"type":"Conv2d","in_channels":4,"out_channels":3,"kernel_size":[1,5],"prefix":"a"}]""")]
    [InlineData("""[{"type":"Conv1d","in_channels":4,"out_channels":3,"kernel_size":5,"layout":"keras","prefix":"a"},{"type":"GlobalAvgPool1d"},{"type":"Linear","in_features":3,"out_features":2,"layout":"keras","prefix":"b"}]""")]
    // More values than are read at once.
    [InlineData("""[{"type":"Flatten"},{"type":"Linear","in_features":120,"out_features":9000,"prefix":"a"}]""")]
    public void ToTensors_ThenBind_GivesTheSameNetwork(string layers)
    {
        using var first = TestNetworks.Graph(layers, seed: 3);
        using var second = TestNetworks.Graph(layers, seed: 4);
        using var x = tensor(LayerForwardTests.Values(30), [1, 4, 30]);
        second.Bind(first.ToTensors(), "copy", CPU);
        using var expected = first.Forward(x);
        using var actual = second.Forward(x);
        Assert.True(expected.allclose(actual, 0, 0));
    }

    private static InputException Fail(Action<Dictionary<string, CheckpointTensor>> change)
    {
        using var graph = TestNetworks.Graph(TestNetworks.Smooth);
        var tensors = new Dictionary<string, CheckpointTensor>(graph.ToTensors());
        change(tensors);
        return Assert.Throws<InputException>(() => graph.Bind(tensors, "w.pth", CPU));
    }
}
