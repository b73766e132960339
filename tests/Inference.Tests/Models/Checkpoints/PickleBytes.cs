using System.Buffers.Binary;
using System.Text;

namespace CisLens.Inference.Tests.Models.Checkpoints;

/// <summary>Writes pickles instruction by instruction, the honest ones and the others.</summary>
internal sealed class PickleBytes
{
    private readonly List<byte> _bytes = [];

    public static PickleBytes Protocol(byte protocol) => new PickleBytes().Raw(0x80, protocol);

    public PickleBytes Raw(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public PickleBytes Ascii(string text) => Raw(Encoding.Latin1.GetBytes(text));

    public PickleBytes Global(string module, string name) => Ascii($"c{module}\n{name}\n");

    public PickleBytes Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Ascii("X").UInt32((uint)bytes.Length).Raw(bytes);
    }

    public PickleBytes Number(int value) => Ascii("J").UInt32((uint)value);

    public PickleBytes Numbers(params int[] values)
    {
        Ascii("(");
        foreach (var value in values)
            Number(value);
        return Ascii("t");
    }

    public PickleBytes UInt32(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return Raw(bytes);
    }

    public PickleBytes Storage(string type, string key, int count) =>
        Ascii("(").Text("storage").Global("torch", type).Text(key).Text("cpu").Number(count).Ascii("tQ");

    /// <summary>A tensor over a storage, as torch.save writes it.</summary>
    public PickleBytes Tensor(string type, string key, int count, int offset, int[] shape, int[] strides) =>
        Global("torch._utils", "_rebuild_tensor_v2").Ascii("(").Storage(type, key, count).Number(offset).Numbers(shape).Numbers(strides)
            .Raw(0x89).EmptyOrderedDict().Ascii("tR");

    public PickleBytes EmptyOrderedDict() => Global("collections", "OrderedDict").Ascii(")R");

    /// <summary>A layer without parameters; the caller adds items to its state and closes it with "ub".</summary>
    public PickleBytes OpenLayer(string module, string name)
    {
        Global($"torch.nn.modules.{module}", name).Ascii(")").Raw(0x81).Ascii("}(");
        foreach (var group in (string[])["_parameters", "_buffers"])
            Text(group).EmptyOrderedDict();
        return this;
    }

    public byte[] Stop() => [.. Ascii(".")._bytes];
}
