using System.IO.Compression;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Models.Checkpoints;

/// <summary>Pickles that try to run code or to exhaust the reader: refused in one sentence, and nothing happens.</summary>
public sealed class HostilePickleTests : IDisposable
{
    private readonly TorchFiles _files = new();

    public static TheoryData<string, string> Names => new()
    {
        { "posix", "system" }, { "os", "system" }, { "nt", "system" }, { "subprocess", "Popen" }, { "__builtin__", "eval" },
        { "builtins", "exec" }, { "builtins", "getattr" }, { "__builtin__", "__import__" }, { "builtins", "compile" }, { "builtins", "open" },
        { "importlib", "import_module" }, { "runpy", "_run_code" }, { "pickle", "loads" }, { "operator", "attrgetter" }, { "functools", "partial" },
        { "torch.hub", "load" }, { "torch", "load" }, { "torch.storage", "_load_from_bytes" }, { "torch.jit", "load" }, { "torch", "serialization.os.system" },
        { "torch._utils", "_rebuild_sparse_tensor" }, { "torch.nn.utils.weight_norm", "WeightNorm" }, { "torch.nn.modules.module", "Module" },
        { "torch.nn.modules.container", "Sequential.forward" }, { "copyreg", "_reconstructor" }, { "copy_reg", "__newobj__" }, { "numpy", "load" },
        { "numpy.core.multiarray", "fromfile" }, { "webbrowser", "open" }, { "socket", "create_connection" }, { "__main__", "MyNetwork" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_GlobalOutsideTheList_IsRefusedByName(string module, string name)
    {
        var reduce = PickleBytes.Protocol(2).Global(module, name).Text("touch marker").Raw(0x85).Ascii("R").Stop();

        AssertRefused(reduce, $"wants to run {module}.{name};", "Save the state_dict instead.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_StackGlobalOutsideTheList_IsRefusedByName(string module, string name)
    {
        var call = PickleBytes.Protocol(4).Text(module).Raw(0x94).Text(name).Raw(0x94, 0x93).Text("touch marker").Raw(0x85).Ascii("R").Stop();

        AssertRefused(call, $"wants to run {module}.{name};");
    }

    [Fact]
    public void Open_InstOpcode_IsRefusedByName() =>
        AssertRefused(PickleBytes.Protocol(2).Ascii("(").Text("touch marker").Ascii("iposix\nsystem\n").Stop(), "wants to run posix.system;");

    [Fact]
    public void Open_ObjOpcode_IsRefusedByName() =>
        AssertRefused(PickleBytes.Protocol(2).Ascii("(").Global("posix", "system").Text("touch marker").Ascii("o").Stop(), "wants to run posix.system;");

    [Fact]
    public void Open_NewObjExWithKeywords_IsRefused()
    {
        var pickle = PickleBytes.Protocol(4).Global("collections", "OrderedDict").Ascii(")}").Text("a").Number(1).Ascii("s").Raw(0x92).Stop();

        AssertRefused(pickle, "do not fit together");
    }

    [Fact]
    public void Open_CallHiddenBehindAGoodTensor_IsRefusedByName()
    {
        var pickle = PickleBytes.Protocol(2).EmptyOrderedDict().Ascii("(").Text("weight").Tensor("FloatStorage", "0", 1, 0, [1], [1])
            .Text("bias").Global("torch._utils", "_rebuild_parameter").Ascii("(").Global("posix", "system").Text("touch marker").Raw(0x85).Ascii("R")
            .Raw(0x88).EmptyOrderedDict().Ascii("tRu").Stop();

        AssertRefused(pickle, "wants to run posix.system;");
    }

    [Fact]
    public void Open_FunctionWithHostileFunctionAsArgument_IsRefusedByName()
    {
        var pickle = PickleBytes.Protocol(2).Global("torch._tensor", "_rebuild_from_type_v2")
            .Ascii("(").Global("posix", "system").Global("torch", "Tensor").Text("touch marker").Raw(0x85).Ascii("}tR").Stop();

        AssertRefused(pickle, "wants to run posix.system;");
    }

    [Fact]
    public void Open_RebuildThatCallsItself_IsRefused()
    {
        var pickle = PickleBytes.Protocol(2).Global("torch._tensor", "_rebuild_from_type_v2").Ascii("2(")
            .Global("torch._tensor", "_rebuild_from_type_v2").Global("torch", "Tensor").Ascii(")}tR").Stop();

        AssertRefused(pickle, "torch._tensor._rebuild_from_type_v2");
    }

    [Fact]
    public void Open_StateForSomethingWithoutState_IsRefused()
    {
        var pickle = PickleBytes.Protocol(2).Ascii("]}").Text("__setstate__").Global("collections", "OrderedDict").Ascii("sb").Stop();

        AssertRefused(pickle, "inner state");
    }

    [Fact]
    public void Open_DictionaryOfAllowedNames_NeverCallsThem()
    {
        var pickle = PickleBytes.Protocol(2).Ascii("}").Text("__reduce__").Global("collections", "OrderedDict").Ascii("s").Stop();

        using var checkpoint = Checkpoint.Open(_files.Zip(pickle));
        Assert.Empty(checkpoint.Tensors);
        Assert.Empty(checkpoint.Metadata);
    }

    [Fact]
    public void Open_ListAsFunction_IsRefused() => AssertRefused(PickleBytes.Protocol(2).Ascii("])R").Stop(), "do not fit together");

    [Theory]
    [InlineData(0x82)]
    [InlineData(0x83)]
    [InlineData(0x84)]
    [InlineData(0x97)]
    [InlineData(0xff)]
    public void Open_InstructionThatWeightsNeverUse_IsRefused(byte opcode) =>
        AssertRefused(PickleBytes.Protocol(2).Raw(opcode).Ascii("1\n1\n").Stop(), $"instruction 0x{opcode:x2}");

    [Fact]
    public void Open_LayerWithHooks_IsRefused()
    {
        var pickle = PickleBytes.Protocol(2).OpenLayer("activation", "ReLU").Text("_modules").Ascii("}")
            .Text("_forward_hooks").Ascii("}").Number(0).Global("collections", "OrderedDict").Ascii("sub").Stop();

        AssertRefused(pickle, "hooks on its layer", "(ReLU)");
    }

    [Fact]
    public void Open_LayerWithAReplacedForward_IsRefused()
    {
        var pickle = PickleBytes.Protocol(2).OpenLayer("activation", "ReLU").Text("_modules").Ascii("}")
            .Text("forward").Global("torch._utils", "_rebuild_tensor_v2").Ascii("ub").Stop();

        AssertRefused(pickle, "the setting forward");
    }

    [Fact]
    public void Open_MemoNumberOutOfBounds_IsRefused() =>
        AssertRefused(PickleBytes.Protocol(2).Ascii("Nr").UInt32(int.MaxValue).Stop(), "remembers a value");

    [Fact]
    public void Open_HugeNumber_IsRefusedBeforeAllocating() =>
        AssertRefused(PickleBytes.Protocol(2).Raw(0x8b).UInt32(int.MaxValue).Stop(), "a number of 2147483647 bytes");

    [Theory]
    [InlineData((byte)'X', 4)]
    [InlineData((byte)'B', 4)]
    [InlineData((byte)'T', 4)]
    [InlineData(0x8d, 8)]
    [InlineData(0x8e, 8)]
    [InlineData(0x96, 8)]
    public void Open_TextLongerThanTheFile_IsRefusedBeforeAllocating(byte opcode, int lengthBytes)
    {
        var length = Enumerable.Repeat((byte)0x7f, lengthBytes).ToArray();

        AssertRefused(PickleBytes.Protocol(4).Raw(opcode).Raw(length).Stop(), "ends in the middle of its pickle");
    }

    [Fact]
    public void Open_MarksWithinMarks_AreRefusedAtTheLimit() =>
        AssertRefused(PickleBytes.Protocol(2).Ascii(new string('(', 2000)).Stop(), "deep");

    [Fact]
    public void Open_ListThatContainsItself_IsRefused() =>
        AssertRefused(PickleBytes.Protocol(2).Ascii("]q").Raw(0).Ascii("h").Raw(0).Ascii("a").Stop(), "deep");

    [Fact]
    public void Open_ListsThatDoubleFortyTimes_AreRefused()
    {
        var pickle = PickleBytes.Protocol(2).Ascii("]");
        for (var i = 0; i < 40; i++)
            pickle.Ascii("2").Raw(0x86);

        AssertRefused(pickle.Stop(), "more than 1,000,000 values");
    }

    [Fact]
    public void Open_LayersThatDoubleFortyTimes_AreRefused()
    {
        var pickle = PickleBytes.Protocol(2).OpenLayer("activation", "ReLU").Text("_modules").Ascii("}ub").Ascii("q").Raw(0).Ascii("0");
        for (var i = 0; i < 40; i++)
        {
            pickle.OpenLayer("container", "Sequential").Text("_modules").Ascii("}(").Text("0").Ascii("h").Raw(0).Text("1").Ascii("h").Raw(0)
                .Ascii("uubq").Raw(0).Ascii("0");
        }

        AssertRefused(pickle.Ascii("h").Raw(0).Stop(), "more than 10,000 layers");
    }

    [Fact]
    public void Open_TextEncodedAgainAndAgain_IsRefused()
    {
        var pickle = PickleBytes.Protocol(2).Text(new string('x', 1 << 20)).Ascii("q").Raw(0);
        for (var i = 0; i < 1000; i++)
            pickle.Global("_codecs", "encode").Ascii("h").Raw(0).Text("latin1").Raw(0x86).Ascii("R");

        AssertRefused(pickle.Stop(), "more than 256 MB");
    }

    [Fact]
    public void Open_TooManyInstructions_AreRefused()
    {
        var pickle = PickleBytes.Protocol(2).Ascii(new string('N', 4_100_000)).Stop();
        var path = _files.ZipEntries([("data.pkl", pickle)], CompressionLevel.Optimal);

        Assert.Contains("4,000,000 pickle instructions", Assert.Throws<InputException>(() => Checkpoint.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PickleCutAtAnyByte_IsRefused()
    {
        var whole = PickleBytes.Protocol(2).EmptyOrderedDict().Ascii("(").Text("weight").Tensor("FloatStorage", "0", 2, 0, [2], [1]).Ascii("u").Stop();
        TorchFiles.ReadAll(_files.Zip(whole, ("0", TorchFiles.Floats(1, 2))));

        for (var length = 0; length < whole.Length; length++)
        {
            var path = _files.Zip(whole[..length], ("0", TorchFiles.Floats(1, 2)));
            Assert.Throws<InputException>(() => Checkpoint.Open(path));
        }
    }

    public void Dispose() => _files.Dispose();

    private void AssertRefused(byte[] pickle, params string[] words)
    {
        foreach (var path in (string[])[_files.Zip(pickle), _files.Legacy(pickle, sizeof(float))])
        {
            var error = Assert.Throws<InputException>(() => Checkpoint.Open(path));
            Assert.StartsWith(Path.GetFileName(path) + " ", error.Message, StringComparison.Ordinal);
            Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
        }

        Assert.False(File.Exists("marker"));
    }
}
