using System.Buffers.Binary;
using System.IO.Compression;
using CisLens.Inference.Models.Checkpoints;

namespace CisLens.Inference.Tests.Models.Checkpoints;

/// <summary>Temporary files in the two forms of torch.save, around pickles that a test wrote.</summary>
internal sealed class TorchFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-checkpoints-").FullName;

    public string File(string name) => Path.Combine(_folder, name);

    public string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    public string Zip(byte[] pickle, params (string Key, byte[] Bytes)[] storages) =>
        ZipEntries([("data.pkl", pickle), .. storages.Select(storage => ($"data/{storage.Key}", storage.Bytes))]);

    public string ZipEntries(
        (string Name, byte[] Bytes)[] entries, CompressionLevel level = CompressionLevel.NoCompression, string root = "model/")
    {
        using var stream = new FileStream(File("model.pth"), FileMode.Create);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var (name, bytes) in entries)
        {
            using var entry = archive.CreateEntry(root + name, level).Open();
            entry.Write(bytes);
        }

        return File("model.pth");
    }

    /// <summary>The form before PyTorch 1.6; the storages' counts are in elements of the stated size.</summary>
    public string Legacy(byte[] pickle, int size, params (string Key, byte[] Bytes)[] storages)
    {
        using var stream = new MemoryStream();
        stream.Write([0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.']);
        stream.Write(PickleBytes.Protocol(2).Ascii("M").Raw(0xe9, 0x03).Stop());
        stream.Write(PickleBytes.Protocol(2).Ascii("}").Stop());
        stream.Write(pickle);
        var keys = PickleBytes.Protocol(2).Ascii("](");
        foreach (var (key, _) in storages)
            keys.Text(key);
        stream.Write(keys.Ascii("e").Stop());
        var count = new byte[sizeof(long)];
        foreach (var (_, bytes) in storages)
        {
            BinaryPrimitives.WriteInt64LittleEndian(count, bytes.Length / size);
            stream.Write(count);
            stream.Write(bytes);
        }

        return Write("legacy.pth", stream.ToArray());
    }

    /// <summary>Opens a file and reads every value in it.</summary>
    public static void ReadAll(string path)
    {
        using var checkpoint = Checkpoint.Open(path);
        foreach (var tensor in checkpoint.Tensors.Values)
            Assert.Equal(tensor.Count, tensor.ToFloats().Length);
    }

    public static byte[] Floats(params float[] values) => CheckpointTensor.FromFloats("values", [values.Length], values).ToBytes();

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
