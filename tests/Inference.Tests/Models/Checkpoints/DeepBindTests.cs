using CisLens.Inference.Models.Checkpoints;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Models.Checkpoints;

public sealed class DeepBindTests : IDisposable
{
    private const string Whole = """
        # deepbind 0.1
        reverse_complement = 1
        num_detectors = 1
        detector_len = 2
        has_avg_pooling = 1
        num_hidden = 2
        detectors = 1,2,3,4,5,6,7,8
        thresholds = -1
        weights1 = 1,2,3,4
        biases1 = 5,6
        weights2 = 7,8
        biases2 = 9

        """;

    private readonly TorchFiles _files = new();

    [Fact]
    public void Open_SmallModel_ArrangesItAsLayers()
    {
        using var checkpoint = Checkpoint.Open(_files.Write("D1.txt", System.Text.Encoding.ASCII.GetBytes(Whole)));

        Assert.Equal([1L, 4, 2], checkpoint.Tensors["conv.weight"].Shape);
        Assert.Equal([1f, 5, 2, 6, 3, 7, 4, 8], checkpoint.Tensors["conv.weight"].ToFloats());
        Assert.Equal([2L, 2], checkpoint.Tensors["fc1.weight"].Shape);
        Assert.Equal([1f, 3, 2, 4], checkpoint.Tensors["fc1.weight"].ToFloats());
        Assert.Equal([7f, 8], checkpoint.Tensors["fc2.weight"].ToFloats());
        Assert.Equal("1", checkpoint.Metadata["has_avg_pooling"]);
    }

    [Theory]
    [InlineData("thresholds = -1\n", "", "no line \"thresholds")]
    [InlineData("biases1 = 5,6", "biases1 = 5", "lists 1 numbers for biases1 on line 10")]
    [InlineData("biases1 = 5,6", "biases1 = 5,x", "\"x\" among the biases1 on line 10")]
    [InlineData("num_detectors = 1", "num_detectors = -1", "num_detectors on line 3")]
    [InlineData("num_detectors = 1", "num_detectors = 99999999", "num_detectors on line 3")]
    [InlineData("detector_len = 2", "detector_len = 65536", "lists 8 numbers for detectors")]
    [InlineData("biases2 = 9", "biases2 9", "on line 12")]
    public void Open_EditedFile_NamesTheLine(string old, string edited, string words)
    {
        var text = Whole.Replace(old, edited, StringComparison.Ordinal);
        var path = _files.Write("D1.txt", System.Text.Encoding.ASCII.GetBytes(text));

        Assert.Contains(words, Assert.Throws<InputException>(() => Checkpoint.Open(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();
}
