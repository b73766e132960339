using CisLens.Inference.Models.Checkpoints;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Models.Checkpoints;

/// <summary>Element types, views and false claims about tensors, in both forms of torch.save.</summary>
public sealed class TorchTensorTests : IDisposable
{
    private readonly TorchFiles _files = new();

    public static TheoryData<string, TensorType, byte[], float[]> Types => new()
    {
        { "FloatStorage", TensorType.Float32, [0, 0, 0xc0, 0x3f, 0, 0, 0, 0xc0], [1.5f, -2f] },
        { "DoubleStorage", TensorType.Float64, [0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0xc0], [1.5f, -2f] },
        { "HalfStorage", TensorType.Float16, [0, 0x3e, 0, 0xc0], [1.5f, -2f] },
        { "BFloat16Storage", TensorType.BFloat16, [0xc0, 0x3f, 0, 0xc0], [1.5f, -2f] },
        { "LongStorage", TensorType.Int64, [3, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255], [3f, -1f] },
        { "IntStorage", TensorType.Int32, [3, 0, 0, 0, 255, 255, 255, 255], [3f, -1f] },
        { "ShortStorage", TensorType.Int16, [3, 0, 255, 255], [3f, -1f] },
        { "CharStorage", TensorType.Int8, [3, 255], [3f, -1f] },
        { "ByteStorage", TensorType.UInt8, [3, 255], [3f, 255f] },
        { "BoolStorage", TensorType.Bool, [0, 1], [0f, 1f] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void ToFloats_EachElementType_Converts(string storage, TensorType type, byte[] bytes, float[] expected)
    {
        var pickle = State("w", tensor => tensor.Tensor(storage, "0", 2, 0, [2], [1]));
        foreach (var path in (string[])[_files.Zip(pickle, ("0", bytes)), _files.Legacy(pickle, bytes.Length / 2, ("0", bytes))])
        {
            using var checkpoint = Checkpoint.Open(path);
            Assert.Equal(type, checkpoint.Tensors["w"].Type);
            Assert.Equal(expected, checkpoint.Tensors["w"].ToFloats());
            Assert.Equal(expected, checkpoint.Tensors["w"].Parts().SelectMany(part => part.ToArray()));
            Assert.Equal(bytes, checkpoint.Tensors["w"].ToBytes());
        }
    }

    [Fact]
    public void ToFloats_TransposedViewWithOffset_IsContiguousInItsOwnShape()
    {
        var pickle = State("w", tensor => tensor.Tensor("FloatStorage", "0", 8, 1, [3, 2], [1, 3]));
        var path = _files.Zip(pickle, ("0", TorchFiles.Floats(0, 1, 2, 3, 4, 5, 6, 7)));

        using var checkpoint = Checkpoint.Open(path);

        Assert.Equal([1f, 4, 2, 5, 3, 6], checkpoint.Tensors["w"].ToFloats());
        Assert.Equal([1f, 4, 2, 5, 3, 6], Assert.Single(checkpoint.Tensors["w"].Parts()).ToArray());
    }

    [Fact]
    public void ToFloats_LegacyStorageView_StartsAtTheView()
    {
        var pickle = State("w", tensor => tensor.Global("torch._utils", "_rebuild_tensor").Ascii("((").Text("storage").Global("torch", "FloatStorage")
            .Text("7").Text("cuda:0").Number(5).Ascii("(").Text("8").Number(2).Number(3).Ascii("ttQ").Number(1).Numbers(2).Numbers(1).Ascii("tR"));
        var path = _files.Legacy(pickle, sizeof(float), ("7", TorchFiles.Floats(0, 1, 2, 3, 4)));

        using var checkpoint = Checkpoint.Open(path);

        Assert.Equal([3f, 4], checkpoint.Tensors["w"].ToFloats());
    }

    [Fact]
    public void ToFloats_ScalarAndEmptyTensors_HaveTheirCounts()
    {
        var pickle = PickleBytes.Protocol(2).Ascii("}(").Text("scalar").Tensor("FloatStorage", "0", 2, 1, [], [])
            .Text("empty").Tensor("FloatStorage", "0", 2, 0, [0, 4], [4, 1]).Ascii("u").Stop();

        using var checkpoint = Checkpoint.Open(_files.Zip(pickle, ("0", TorchFiles.Floats(1, 2))));

        Assert.Equal([2f], checkpoint.Tensors["scalar"].ToFloats());
        Assert.Empty(checkpoint.Tensors["empty"].ToFloats());
    }

    [Theory]
    [InlineData(0, new[] { 3 }, new[] { 1 })]
    [InlineData(1, new[] { 2 }, new[] { 1 })]
    [InlineData(-1, new[] { 1 }, new[] { 1 })]
    [InlineData(1, new[] { 2 }, new[] { -1 })]
    [InlineData(0, new[] { -2 }, new[] { 1 })]
    [InlineData(0, new[] { 2 }, new[] { int.MaxValue })]
    [InlineData(0, new[] { int.MaxValue, int.MaxValue }, new[] { 0, 0 })]
    [InlineData(0, new[] { int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue }, new[] { 1, 1, 1, 1, 1 })]
    [InlineData(int.MaxValue, new int[0], new int[0])]
    public void Open_ViewOutsideItsStorage_IsRefused(int offset, int[] shape, int[] strides)
    {
        var pickle = State("conv.weight", tensor => tensor.Tensor("FloatStorage", "0", 2, offset, shape, strides));
        var storage = ("0", TorchFiles.Floats(1, 2));
        foreach (var path in (string[])[_files.Zip(pickle, storage), _files.Legacy(pickle, sizeof(float), storage)])
        {
            var error = Assert.Throws<InputException>(() => Checkpoint.Open(path));
            Assert.Contains("conv.weight", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_SizesWithoutStrides_AreRefused()
    {
        var pickle = State("w", tensor => tensor.Tensor("FloatStorage", "0", 2, 0, [2, 1], [1]));

        Assert.Throws<InputException>(() => Checkpoint.Open(_files.Zip(pickle, ("0", TorchFiles.Floats(1, 2)))));
    }

    [Theory]
    [InlineData("0", 3, "states 3 values")]
    [InlineData("1", 2, "lacks the storage 1")]
    [InlineData("../data.pkl", 2, "lacks the storage ../data.pkl")]
    public void Open_StorageThatIsNotThere_IsRefused(string key, int count, string words)
    {
        var pickle = State("w", tensor => tensor.Tensor("FloatStorage", key, count, 0, [1], [1]));
        var path = _files.Zip(pickle, ("0", TorchFiles.Floats(1, 2)));

        Assert.Contains(words, Assert.Throws<InputException>(() => Checkpoint.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OneStorageUsedByFarTooManyTensors_IsRefused()
    {
        var pickle = PickleBytes.Protocol(2).Ascii("}(");
        for (var i = 0; i < 100; i++)
            pickle.Text($"w{i}").Tensor("FloatStorage", "0", 64, 0, [64], [1]);
        var path = _files.Zip(pickle.Ascii("u").Stop(), ("0", TorchFiles.Floats(new float[64])));

        Assert.Contains("same stored values", Assert.Throws<InputException>(() => Checkpoint.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PlainValuesBesideTheTensors_AreMetadata()
    {
        var pickle = PickleBytes.Protocol(2).Ascii("}(").Text("epoch").Number(7).Text("name").Text("ctcf")
            .Text("args").Global("argparse", "Namespace").Ascii(")").Raw(0x81).Ascii("}").Text("lr").Ascii("F0.5\n").Ascii("sb")
            .Text("size").Global("torch", "Size").Numbers(2, 3).Raw(0x85).Ascii("R").Text("type").Global("torch", "float32")
            .Text("seen").Global("__builtin__", "set").Ascii("](").Number(1).Ascii("e").Raw(0x85).Ascii("R")
            .Text("device").Global("torch", "device").Text("cuda").Number(0).Raw(0x86).Ascii("R")
            .Text("w").Tensor("FloatStorage", "0", 1, 0, [1], [1]).Ascii("u").Stop();

        using var checkpoint = Checkpoint.Open(_files.Zip(pickle, ("0", TorchFiles.Floats(1))));

        Assert.Equal("7", checkpoint.Metadata["epoch"]);
        Assert.Equal("ctcf", checkpoint.Metadata["name"]);
        Assert.Equal("0.5", checkpoint.Metadata["args/lr"]);
        Assert.Equal("3", checkpoint.Metadata["size/1"]);
        Assert.Equal("cuda:0", checkpoint.Metadata["device"]);
        Assert.Equal(["w"], checkpoint.Tensors.Keys);
    }

    [Fact]
    public void Open_NumpyScalarAndArray_AreAcceptedAsPlainValues()
    {
        var bytes = "_codecs\nencode\n";
        var pickle = PickleBytes.Protocol(2).Ascii("}(").Text("best").Global("numpy.core.multiarray", "scalar").Ascii("(").Ascii("cnumpy\ndtype\n(")
            .Text("f4").Raw(0x89, 0x88).Ascii("tR(").Number(3).Text("<").Ascii("NNN").Number(-1).Number(-1).Number(0).Ascii("tb")
            .Ascii("c" + bytes).Text("\0\0\u00c0?").Text("latin1").Raw(0x86).Ascii("RtR")
            .Text("history").Global("numpy.core.multiarray", "_reconstruct").Ascii("(").Global("numpy", "ndarray").Numbers(0).Ascii("c" + bytes)
            .Text("b").Text("latin1").Raw(0x86).Ascii("RtR(").Number(1).Numbers(2).Ascii("cnumpy\ndtype\n(").Text("u1").Raw(0x89, 0x88)
            .Ascii("tR").Raw(0x89).Ascii("c" + bytes).Text("ab").Text("latin1").Raw(0x86).Ascii("Rtbu").Stop();

        using var checkpoint = Checkpoint.Open(_files.Zip(pickle));

        Assert.Equal("1.5", checkpoint.Metadata["best"]);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Open_NumpyArrayOfProtocolFive_MustFitItsShape(int count, bool fits)
    {
        var pickle = PickleBytes.Protocol(5).Ascii("}").Text("history").Global("numpy.core.numeric", "_frombuffer").Ascii("(B").UInt32(3).Ascii("abc")
            .Ascii("cnumpy\ndtype\n(").Text("u1").Raw(0x89, 0x88).Ascii("tR").Numbers(count).Text("C").Ascii("tRs").Stop();
        var path = _files.Zip(pickle);

        if (fits)
            TorchFiles.ReadAll(path);
        else
            Assert.Contains("numpy.core.numeric._frombuffer", Assert.Throws<InputException>(() => Checkpoint.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NumpyObjectArray_IsRefused()
    {
        var pickle = PickleBytes.Protocol(2).Ascii("cnumpy\ndtype\n(").Text("O8").Raw(0x89, 0x88).Ascii("tR").Stop();

        Assert.Contains("type O8", Assert.Throws<InputException>(() => Checkpoint.Open(_files.Zip(pickle))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TextualPersistentId_IsRefusedWithTheRemedy()
    {
        var path = _files.Zip(new PickleBytes().Ascii("P('storage', 0)\n").Stop());

        Assert.Contains("pickle protocol 0", Assert.Throws<InputException>(() => Checkpoint.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ProtocolZero_ReadsItsTextForms()
    {
        var pickle = new PickleBytes().Ascii("(dp0\nVepoch\np1\nI7\nsS'lr'\nF0.25\nsVdone\nI01\nsVsteps\nL12L\nsg1\ng1\ns").Stop();

        using var checkpoint = Checkpoint.Open(_files.Zip(pickle));

        Assert.Equal(["0.25", "True", "12"], new[] { "lr", "done", "steps" }.Select(key => checkpoint.Metadata[key]));
        Assert.Equal("epoch", checkpoint.Metadata["epoch"]);
    }

    public void Dispose() => _files.Dispose();

    private static byte[] State(string name, Action<PickleBytes> tensor)
    {
        var pickle = PickleBytes.Protocol(2).EmptyOrderedDict().Text(name);
        tensor(pickle);
        return pickle.Ascii("s").Stop();
    }
}
