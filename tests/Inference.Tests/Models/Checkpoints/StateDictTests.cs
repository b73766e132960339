using CisLens.Inference.Models.Checkpoints;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Models.Checkpoints;

public sealed class StateDictTests : IDisposable
{
    private readonly TorchFiles _files = new();

    [Fact]
    public void Normalize_PlainNames_KeepsThemAndSaysNothing()
    {
        var state = Normalize(["conv.weight", "conv.bias"]);

        Assert.Equal(["conv.weight", "conv.bias"], state.Tensors.Keys);
        Assert.Empty(state.Notes);
        Assert.Equal("conv.bias", state.Tensors["conv.bias"].Name);
    }

    [Theory]
    [InlineData("module.a", "module.b", "a", "b")]
    [InlineData("_orig_mod.a", "_orig_mod.b", "a", "b")]
    [InlineData("module._orig_mod.a", "module._orig_mod.b", "a", "b")]
    [InlineData("module.a", "b", "module.a", "b")]
    [InlineData("model.a", "model.b", "model.a", "model.b")]
    [InlineData("module.", "module.b", "module.", "module.b")]
    public void Normalize_Prefixes_AreStrippedOnlyWhenAllShareThem(string first, string second, string expectedFirst, string expectedSecond) =>
        Assert.Equal([expectedFirst, expectedSecond], Normalize([first, second]).Tensors.Keys);

    [Fact]
    public void Normalize_ExtraPrefix_IsStrippedOnRequest()
    {
        using var checkpoint = Checkpoint.Open(Save(["model.a", "model.b"]));

        Assert.Equal(["a", "b"], StateDict.Normalize(checkpoint, "model.").Tensors.Keys);
    }

    [Fact]
    public void Normalize_BatchCounters_AreLeftOutWithANote()
    {
        var state = Normalize(["bn.weight", "bn.num_batches_tracked"]);

        Assert.Equal(["bn.weight"], state.Tensors.Keys);
        Assert.Contains(state.Notes, note => note.Contains("num_batches_tracked", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("state_dict")]
    [InlineData("model_state_dict")]
    [InlineData("model")]
    [InlineData("ema")]
    [InlineData("my_weights")]
    public void Normalize_OneDictionaryBesideAnOptimizer_IsFound(string wrapper)
    {
        var state = Normalize([$"{wrapper}/conv.weight", "optimizer/state/0/exp_avg"]);

        Assert.Equal(["conv.weight"], state.Tensors.Keys);
        Assert.Contains(state.Notes, note => note.Contains($"\"{wrapper}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Normalize_TwoKnownWrappers_TakesTheFirstAndNamesTheOther()
    {
        var state = Normalize(["ema/w", "state_dict/v"]);

        Assert.Equal(["v"], state.Tensors.Keys);
        Assert.Contains(state.Notes, note => note.StartsWith("Did not read \"ema\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Normalize_TensorBesideTheWrapper_IsNotedAsUnread()
    {
        var state = Normalize(["rng_state", "state_dict/v"]);

        Assert.Equal(["v"], state.Tensors.Keys);
        Assert.Contains("Did not read \"rng_state\".", state.Notes);
    }

    [Fact]
    public void Normalize_WrapperInAWrapper_IsLookedInto() =>
        Assert.Equal(["w"], Normalize(["model/state_dict/w"]).Tensors.Keys);

    [Fact]
    public void Normalize_TwoUnknownDictionaries_AreRefusedByName()
    {
        var error = Assert.Throws<InputException>(() => Normalize(["encoder/w", "decoder/w"]));

        Assert.Contains("encoder, decoder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Normalize_OnlyAnOptimizer_IsRefused() =>
        Assert.Contains("no tensors", Assert.Throws<InputException>(() => Normalize(["optimizer/w"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Normalize_SlashesInSafetensorsNames_AreNoLevels()
    {
        SafetensorsWriter.Write(_files.File("model"), [CheckpointTensor.FromFloats("layer/kernel", [1], [1])]);
        using var checkpoint = Checkpoint.Open(_files.File("model"));

        Assert.Equal(["layer/kernel"], StateDict.Normalize(checkpoint).Tensors.Keys);
    }

    public void Dispose() => _files.Dispose();

    private StateDict Normalize(string[] names)
    {
        using var checkpoint = Checkpoint.Open(Save(names));
        return StateDict.Normalize(checkpoint);
    }

    /// <summary>A file of dictionaries in dictionaries, one level for each slash; every name has its own levels.</summary>
    private string Save(string[] names)
    {
        var pickle = PickleBytes.Protocol(2).Ascii("}(");
        foreach (var name in names)
        {
            var parts = name.Split('/');
            foreach (var part in parts[..^1])
                pickle.Text(part).Ascii("}(");
            pickle.Text(parts[^1]).Tensor("FloatStorage", "0", 1, 0, [1], [1]);
            foreach (var _ in parts[..^1])
                pickle.Ascii("u");
        }

        return _files.Zip(pickle.Ascii("u").Stop(), ("0", TorchFiles.Floats(1)));
    }
}
