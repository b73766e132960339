using System.IO.Compression;
using CisLens.Shared.Arrays;

namespace CisLens.Shared.Tests.Arrays;

public sealed class NpzTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_ArraysWrittenInPieces_GivesThemByKey()
    {
        var path = _folder.File("arrays.npz");
        using (var writer = new NpzWriter(File.Create(path)))
        {
            using (var rows = writer.Open<float>("arr_0", 2, 4, 3))
            {
                rows.Append([.. Enumerable.Range(0, 12).Select(i => (float)i)]);
                rows.Append([.. Enumerable.Range(12, 12).Select(i => (float)i)]);
                rows.Complete();
            }
            writer.Add<long>("positions", [5, 6], 2);
        }

        using var file = new NpzFile(path);
        Assert.Equal(["arr_0", "positions"], file.Keys);
        Assert.Equal([2, 4, 3], file.ReadHeader("arr_0").Shape);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (float)i), file.Read<float>("arr_0").Data);
        Assert.Equal([5, 6], file.Read<long>("positions").Data);
        Assert.Equal("arrays.npz has no array hyp: it has arr_0, positions.", Assert.Throws<InputException>(() => file.Read<float>("hyp")).Message);
    }

    [Fact]
    public void Write_SameArraysTwice_GivesSameBytes() => Assert.Equal(Archive(), Archive());

    [Fact]
    public void Write_InsideAnotherZipWithoutSeeking_CanBeReadBack()
    {
        using var outer = new MemoryStream();
        using (var bundle = new ZipArchive(outer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var npz = new NpzWriter(bundle.CreateEntry("attributions.npz", CompressionLevel.NoCompression).Open());
            npz.Add<float>("arr_0", [1, 2, 3], 3);
        }

        using var archive = new ZipArchive(outer, ZipArchiveMode.Read);
        using var inner = new MemoryStream();
        using (var entry = archive.GetEntry("attributions.npz")!.Open())
            entry.CopyTo(inner);
        using var file = new NpzFile(inner, "attributions.npz");
        Assert.Equal([1f, 2f, 3f], file.Read<float>("arr_0").Data);
    }

    [Fact]
    public void Open_NotAZip_RefusesWithSentence()
    {
        var path = _folder.File("bad.npz");
        File.WriteAllText(path, "no zip at all");

        Assert.Equal("bad.npz is not a NumPy .npz file, or it was cut: save it again with numpy.savez.", Assert.Throws<InputException>(() => new NpzFile(path)).Message);
    }

    private static byte[] Archive()
    {
        var stream = new MemoryStream();
        using (var writer = new NpzWriter(stream, compression: CompressionLevel.Fastest))
            writer.Add<double>("arr_0", [1, 2, 3], 3);
        return stream.ToArray();
    }
}
