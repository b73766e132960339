using CisLens.Inference.Models.Checkpoints;

namespace CisLens.Inference.Tests.Models.Checkpoints;

/// <summary>Every published weights file opens, and the files that exist in two forms hold the same values in both.</summary>
public sealed class PublishedWeightsTests
{
    [SkippableTheory]
    [InlineData("explainn-max-foxa1-jund/model_epoch_best_4.pth", "explainn-max-foxa1-jund/model.safetensors")]
    [InlineData("openspliceai-mane-400nt/model_400nt_rs10.pt", "openspliceai-mane-400nt/model_400nt_rs10.safetensors")]
    [InlineData("pangolin-brain/final.1.4.3.pt", "pangolin-brain/final.1.4.3.safetensors")]
    public void Open_PyTorchFileAndItsSafetensorsTwin_HoldTheSameValues(string pytorch, string safetensors)
    {
        using var first = Open(GoldenFolders.Models(), pytorch);
        using var second = Open(GoldenFolders.Models(), safetensors);

        Assert.Equal(CheckpointFormat.PyTorch, first.Format);
        Assert.Equal(CheckpointFormat.Safetensors, second.Format);
        AssertSame(second.Tensors, first.Tensors);
    }

    [SkippableFact]
    public void Open_DeepBindTextAndItsSafetensorsTwin_HoldTheSameValues()
    {
        var folder = Path.Combine(GoldenFolders.Models(), "deepbind");
        var texts = Directory.GetFiles(Path.Combine(folder, "params"), "*.txt");
        Assert.NotEmpty(texts);
        foreach (var text in texts)
        {
            var twin = Path.Combine(folder, "safetensors", Path.GetFileNameWithoutExtension(text) + ".safetensors");
            using var first = Checkpoint.Open(text);
            using var second = Checkpoint.Open(twin);

            Assert.Equal(CheckpointFormat.DeepBind, first.Format);
            AssertSame(second.Tensors, first.Tensors);
            foreach (var (key, value) in second.Metadata.Where(pair => pair.Key != "protein"))
                Assert.Equal(value, first.Metadata[key]);
        }
    }

    [SkippableFact]
    public void Open_EveryWeightsFileOfTheModels_ReadsAllValues() => AssertAllOpen(GoldenFolders.Models());

    [SkippableFact]
    public void Open_EveryWeightsFileOfTheOracles_ReadsAllValues() => AssertAllOpen(GoldenFolders.Oracles());

    [SkippableTheory]
    [InlineData("m01-beluga-mini", "model.legacy.pth", CheckpointFormat.PyTorchLegacy)]
    [InlineData("m02-cnn-maxpool-dense", "model.checkpoint.pth", CheckpointFormat.PyTorch)]
    [InlineData("m02-cnn-maxpool-dense", "model.full.pth", CheckpointFormat.PyTorch)]
    public void Normalize_OtherFormOfTheSameNetwork_GivesTheSameParameters(string network, string file, string format)
    {
        var folder = Path.Combine(GoldenFolders.Oracles(), "attribution", network);
        using var plain = Open(folder, "model.pth");
        using var other = Open(folder, file);

        Assert.Equal(format, other.Format);
        AssertSame(StateDict.Normalize(plain).Tensors, StateDict.Normalize(other).Tensors);
    }

    [SkippableFact]
    public void Normalize_TrainingCheckpoint_SaysWhatWasStripped()
    {
        using var checkpoint = Open(GoldenFolders.Oracles(), "attribution/m02-cnn-maxpool-dense/model.checkpoint.pth");

        var state = StateDict.Normalize(checkpoint);

        Assert.Contains("0.weight", state.Tensors.Keys);
        Assert.Contains(state.Notes, note => note.Contains("\"state_dict\"", StringComparison.Ordinal));
        Assert.Contains(state.Notes, note => note.Contains("\"module.\"", StringComparison.Ordinal));
        Assert.Equal("0.91", checkpoint.Metadata["best_auc"]);
    }

    [SkippableFact]
    public void Open_WholeModule_GivesItsLayers()
    {
        using var checkpoint = Open(GoldenFolders.Oracles(), "attribution/m02-cnn-maxpool-dense/model.full.pth");

        var root = Assert.IsType<ModuleNode>(checkpoint.Module);
        Assert.Equal("Sequential", root.Type);
        Assert.Equal(
            ["Conv1d", "ReLU", "MaxPool1d", "Conv1d", "ReLU", "Flatten", "Linear", "ReLU", "Linear"],
            root.Children.Select(child => child.Child.Type));
        var convolution = root.Children[0].Child;
        Assert.Equal(9L, Assert.Single(Assert.IsType<object?[]>(convolution.Attributes["kernel_size"])));
        Assert.Equal("zeros", convolution.Attributes["padding_mode"]);
        Assert.Equal([16L, 4, 9], convolution.Tensor("weight")!.Shape);
        Assert.Same(checkpoint.Tensors["0.weight"], convolution.Tensor("weight"));
        Assert.Equal(4L, root.Children[2].Child.Attributes["kernel_size"]);
    }

    [SkippableFact]
    public void Open_TorchScript_IsRecognizedAndLeftToTorch()
    {
        using var checkpoint = Open(GoldenFolders.Oracles(), "attribution/m02-cnn-maxpool-dense/model.ts.pt");

        Assert.Equal(CheckpointFormat.TorchScript, checkpoint.Format);
        Assert.Empty(checkpoint.Tensors);
    }

    private static ICheckpoint Open(string folder, string file) => Checkpoint.Open(Path.Combine(folder, file));

    private static void AssertAllOpen(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".pth" or ".pt" or ".safetensors")
            .ToArray();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            using var checkpoint = Checkpoint.Open(file);
            if (checkpoint.Format == CheckpointFormat.TorchScript)
                continue;
            Assert.NotEmpty(checkpoint.Tensors);
            foreach (var tensor in StateDict.Normalize(checkpoint).Tensors.Values)
                Assert.Equal(tensor.Count, tensor.ToFloats().Length);
        }
    }

    private static void AssertSame(IReadOnlyDictionary<string, CheckpointTensor> expected, IReadOnlyDictionary<string, CheckpointTensor> actual)
    {
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, tensor) in expected)
        {
            Assert.Equal(tensor.Type, actual[name].Type);
            Assert.Equal(tensor.Shape, actual[name].Shape);
            Assert.Equal(tensor.ToBytes(), actual[name].ToBytes());
        }
    }
}
