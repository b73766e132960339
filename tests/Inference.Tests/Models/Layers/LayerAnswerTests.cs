using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using CisLens.Inference.Tests.Training;
using CisLens.Inference.Training;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Models.Layers;

public sealed class LayerAnswerTests
{
    private const int Length = 101;

    [Theory]
    [InlineData("tf-binding-cnn")]
    [InlineData(KnownAnswerNetwork.Name)]
    public void Answer_ShippedModel_EqualsForward(string name)
    {
        using var model = SequenceModel.Load(ModelPackage.Open(ShippedModels.Folder(name)), null, CPU);
        using var input = model.ToInput(Codes(8), 8, 0.25f);

        Equal(model.Forward(input), model.Answer(input));
    }

    // Biases, norms without weights, falling functions before a maximum, means, padded pools.
    [Theory]
    [InlineData("""{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":5,"prefix":"a"},{"type":"BatchNorm1d","num_features":6,"prefix":"n"},{"type":"Tanh"},{"type":"MaxPool1d","kernel_size":3,"padding":1}""")]
    [InlineData("""{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":5,"groups":2,"dilation":2,"prefix":"a"},{"type":"BatchNorm1d","num_features":6,"affine":false,"prefix":"n"},{"type":"GELU"},{"type":"MaxPool1d","kernel_size":3}""")]
    [InlineData("""{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":5,"prefix":"a"},{"type":"ReLU"},{"type":"AvgPool1d","kernel_size":3}""")]
    [InlineData("""{"type":"BatchNorm1d","num_features":4,"prefix":"n"},{"type":"Exp"},{"type":"MaxPool1d","kernel_size":2},{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":5,"prefix":"a"}""")]
    public void Answer_Layers_EqualsForward(string layers)
    {
        using var graph = new LayerGraph(JsonNode.Parse($"[{layers}]")!.AsArray());
        graph.Initialize(3, CPU);
        foreach (var parameter in graph.Parameters.Where(parameter => parameter.Key.StartsWith('n')))
            parameter.Value.add_(0.3f);
        using var input = tensor([.. Codes(8).SelectMany(code => new[] { code == 0 ? 1f : 0f, code == 1 ? 1f : 0f, code == 2 ? 1f : 0f, code == 3 ? 1f : 0f })], [8, Length, 4]).transpose(1, 2).contiguous();

        Equal(graph.Forward(input), graph.Answer(input));
    }

    private static byte[] Codes(int rows)
    {
        var random = new SeededRandom(5);
        return [.. Enumerable.Range(0, rows * Length).Select(_ => (byte)random.Next(4))];
    }

    private static void Equal(Tensor expected, Tensor actual)
    {
        using (expected)
        using (actual)
        {
            Assert.Equal(expected.shape, actual.shape);
            var (left, right) = (expected.flatten().ToFloats(), actual.flatten().ToFloats());
            for (var i = 0; i < left.Length; i++)
                Assert.Equal(left[i], right[i], 1e-4f * Math.Max(1, Math.Abs(left[i])));
        }
    }
}
