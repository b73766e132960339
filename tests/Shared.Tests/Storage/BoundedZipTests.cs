using System.IO.Compression;
using CisLens.Shared.Storage;

namespace CisLens.Shared.Tests.Storage;

public sealed class BoundedZipTests
{
    [Fact]
    public void Open_FewFiles_AreRead()
    {
        using var zip = BoundedZip.Open(Packed(["a.txt", "b.txt"]), 2, "x.zip");
        Assert.Equal(["a.txt", "b.txt"], zip.Entries.Select(entry => entry.FullName));
        using var reader = new StreamReader(zip.GetEntry("b.txt")!.Open());
        Assert.Equal("b.txt", reader.ReadToEnd());
    }

    [Fact]
    public void Open_OneFileTooMany_Refused() =>
        Assert.Equal(
            "x.zip lists more than 2 files, more than are taken; pack only what belongs to it.",
            Assert.Throws<InputException>(() => BoundedZip.Open(Packed(["a", "b", "c"]), 2, "x.zip")).Message);

    [Fact]
    public void Open_ListThatIsLongerThanOneOfSoManyFiles_IsNotReadToItsEnd()
    {
        var name = new string('n', 60_000);
        using var source = Packed([.. Enumerable.Range(0, 100).Select(number => $"{name}{number}")]);
        Assert.Throws<InputException>(() => BoundedZip.Open(source, 1000, "x.zip"));
        Assert.False(source.CanRead);
    }

    [Fact]
    public void Open_LargeFileInASmallList_IsReadWhole()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("large", CompressionLevel.NoCompression).Open())
            entry.Write(new byte[3 << 20]);
        using var opened = BoundedZip.Open(stream, 1, "x.zip");
        using var content = opened.Entries[0].Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        Assert.Equal(3 << 20, copy.Length);
    }

    private static MemoryStream Packed(IReadOnlyList<string> names)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(name.Length < 100 ? name : "x");
            }
        }
        return stream;
    }
}
