using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Models.Checkpoints;

/// <summary>Recognition by content, and damage to the container.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly byte[] OneTensor =
        PickleBytes.Protocol(2).EmptyOrderedDict().Text("w").Tensor("FloatStorage", "0", 2, 0, [2], [1]).Ascii("s").Stop();

    private readonly TorchFiles _files = new();

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\u0089HDF\r\n\u001a\n and more", "HDF5 file (Keras)")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:12\n", "Git LFS pointer")]
    [InlineData("\u001f\u008b\b rest", "compressed with gzip")]
    [InlineData("<!DOCTYPE html><html></html>", "web page")]
    [InlineData("\u0093NUMPY\u0001 rest", "NumPy array")]
    [InlineData(">chr1\nACGT\n", "of no known kind (it starts with the bytes 3e63687231")]
    [InlineData("\u0080\u0004}.", "plain Python pickle")]
    [InlineData("\u0080\u0002M\u0001\u0000.", "plain Python pickle")]
    [InlineData("PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "without exactly one data.pkl")]
    [InlineData("PK\u0003\u0004 rest", "damaged zip archive")]
    public void Open_OtherContent_SaysWhatItIs(string content, string words)
    {
        var path = _files.Write("weights.pth", Encoding.Latin1.GetBytes(content));

        var error = Assert.Throws<InputException>(() => Checkpoint.Open(path));

        Assert.StartsWith("weights.pth ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal("weights.pth", error.File);
    }

    [Fact]
    public void Open_MissingFile_IsRefused() =>
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => Checkpoint.Open(_files.File("none"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_Folder_IsRefused() => Assert.Throws<InputException>(() => Checkpoint.Open(_files.File("")));

    [Fact]
    public void Open_CompressedArchive_IsReadToo()
    {
        var values = Enumerable.Range(0, 1000).Select(i => (float)i).ToArray();
        var pickle = PickleBytes.Protocol(2).EmptyOrderedDict().Text("w").Tensor("FloatStorage", "0", 1000, 990, [10], [1]).Ascii("s").Stop();
        var path = _files.ZipEntries([("data.pkl", pickle), ("data/0", TorchFiles.Floats(values))], CompressionLevel.Optimal);

        using var checkpoint = Checkpoint.Open(path);

        Assert.Equal(values[990..], checkpoint.Tensors["w"].ToFloats());
    }

    [Fact]
    public void Open_ArchiveWithoutAFolder_IsReadToo()
    {
        var path = _files.ZipEntries([("data.pkl", OneTensor), ("data/0", TorchFiles.Floats(1, 2))], root: "");

        TorchFiles.ReadAll(path);
    }

    [Fact]
    public void Open_BigEndianArchive_IsRefused()
    {
        var path = _files.ZipEntries([("data.pkl", OneTensor), ("byteorder", "big"u8.ToArray()), ("data/0", TorchFiles.Floats(1, 2))]);

        Assert.Contains("big-endian", Assert.Throws<InputException>(() => Checkpoint.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SameEntryTwice_IsRefused()
    {
        var path = _files.ZipEntries([("data.pkl", OneTensor), ("data/0", TorchFiles.Floats(1, 2)), ("data/0", TorchFiles.Floats(3, 4))]);

        Assert.Contains("two entries named", Assert.Throws<InputException>(() => Checkpoint.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EntryThatClaimsToUnpackToGigabytes_IsRefusedBeforeUnpacking()
    {
        var path = _files.ZipEntries([("data.pkl", OneTensor), ("data/0", new byte[4096])], CompressionLevel.Optimal);
        var bytes = File.ReadAllBytes(path);
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(directory + 24), 1 << 30);

        var error = Assert.Throws<InputException>(() => Checkpoint.Open(_files.Write("bomb.pth", bytes)));

        Assert.Contains("packs 1073741824 bytes into", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToFloats_ChangedWeightByte_IsReportedAsDamage()
    {
        var path = _files.Zip(OneTensor, ("0", TorchFiles.Floats(1, 2)));
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf(TorchFiles.Floats(1, 2)) + 5] ^= 1;

        using var checkpoint = Checkpoint.Open(_files.Write("damaged.pth", bytes));

        var error = Assert.Throws<InputException>(() => checkpoint.Tensors["w"].ToFloats());
        Assert.Contains("the checksum of model/data/0 does not match", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileCutAtAnyByte_IsRefused()
    {
        foreach (var path in (string[])[_files.Zip(OneTensor, ("0", TorchFiles.Floats(1, 2))), _files.Legacy(OneTensor, sizeof(float), ("0", TorchFiles.Floats(1, 2)))])
        {
            var whole = File.ReadAllBytes(path);
            TorchFiles.ReadAll(path);
            for (var length = 0; length < whole.Length; length++)
                Assert.Throws<InputException>(() => Checkpoint.Open(_files.Write("cut.pth", whole[..length])));
        }
    }

    [Fact]
    public void Open_SeveralThreadsReading_SeeTheSameValues()
    {
        var values = Enumerable.Range(0, 50_000).Select(i => (float)i).ToArray();
        var pickle = PickleBytes.Protocol(2).EmptyOrderedDict().Text("w").Tensor("FloatStorage", "0", values.Length, 0, [values.Length], [1]).Ascii("s").Stop();
        using var checkpoint = Checkpoint.Open(_files.Zip(pickle, ("0", TorchFiles.Floats(values))));

        Parallel.For(0, 8, _ => Assert.Equal(values, checkpoint.Tensors["w"].ToFloats()));
    }

    [Fact]
    public void Sha256_KnownText_GivesTheKnownDigest() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Checkpoint.Sha256(_files.Write("abc", "abc"u8.ToArray())));

    public void Dispose() => _files.Dispose();
}
