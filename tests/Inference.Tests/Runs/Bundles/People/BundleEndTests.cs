using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Bundles.Compare;
using CisLens.Inference.Runs.Bundles.Import;
using CisLens.Inference.Runs.Bundles.People;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Runs.Bundles.People;

/// <summary>Words put after a bundle, and taken off again.</summary>
public sealed class BundleEndTests : IDisposable
{
    private static readonly PeopleFile[] Words = [new("comments.tsv", "what members said", "id\ttext\n1\tÜber\n"), new("validation.txt", "the experiment", "None yet.\n")];

    private readonly LocalLab _lab = new();
    private readonly RunContext _context;
    private readonly byte[] _stored;

    public BundleEndTests()
    {
        _context = _lab.Open(RunLab.Fasta(3, 30), null, null, "saliency");
        LocalLab.RunAll(_context);
        _stored = File.ReadAllBytes(_context.Folder.Bundle);
    }

    private string End => Path.Combine(_lab.Root, "end");

    public void Dispose()
    {
        _context.Dispose();
        _lab.Dispose();
    }

    [Fact]
    public void Write_Words_AreInTheZipWithTheirChecksums()
    {
        var (path, sha256) = Make(Words);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), sha256);
        Assert.Equal(_stored, File.ReadAllBytes(_context.Folder.Bundle));
        // The rest is neither changed nor stored twice.
        Assert.True(new FileInfo(End).Length < _stored.Length / 2);
        using var bundle = BundleReader.Open(path, "my.zip");
        bundle.Verify(null, default);
        Assert.True(bundle.HasPeople);
        Assert.Equal((Words[0].Text, null), (bundle.People("comments.tsv"), bundle.People("reviews.tsv")));
        using var zip = ZipFile.OpenRead(path);
        var sums = Text(zip, "people/checksums.sha256").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Words.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(file.Text)))}  people/{file.Name}"), sums);
        Assert.Contains("people/comments.tsv  what members said\n", Text(zip, "README.txt"), StringComparison.Ordinal);
        var graph = JsonNode.Parse(Text(zip, "ro-crate-metadata.json"))!["@graph"]!.AsArray();
        var entity = graph.Single(one => (string?)one!["@id"] == "people/comments.tsv")!;
        Assert.Equal(("text/tab-separated-values", sums[0][..64]), ((string?)entity["encodingFormat"], (string?)entity["sha256"]));
        Assert.Contains("people/checksums.sha256", graph.Single(one => (string?)one!["@id"] == "./")!["hasPart"]!.AsArray().Select(one => (string?)one!["@id"]));
        // No run made them.
        Assert.DoesNotContain("people/", graph.Single(one => (string?)one!["@id"] == "#run")!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SameWords_SameBytes()
    {
        var first = File.ReadAllBytes(Make(Words).Path);
        Assert.Equal(first, File.ReadAllBytes(Make(Words).Path));
        Assert.NotEqual(first, File.ReadAllBytes(Make(Words[..1]).Path));
    }

    [Fact]
    public void Plain_OfABundleWithWords_HasTheFilesOfTheStoredOneInItsOrder()
    {
        using var bundle = BundleReader.Open(Make(Words).Path, "my.zip");
        using (var stored = BundleReader.Open(_context.Folder.Bundle, "stored.zip"))
            Assert.Equal((false, true), (PlainBundle.Is(bundle), PlainBundle.Is(stored)));
        var plain = Path.Combine(_lab.Root, "plain.zip");
        PlainBundle.Write(bundle, plain, default);
        using var first = ZipFile.OpenRead(_context.Folder.Bundle);
        using var second = ZipFile.OpenRead(plain);
        Assert.Equal(first.Entries.Select(entry => (entry.FullName, entry.Crc32, entry.Length, entry.LastWriteTime)), second.Entries.Select(entry => (entry.FullName, entry.Crc32, entry.Length, entry.LastWriteTime)));
    }

    [Fact]
    public void Compare_WithWordsAndWithout_Equal()
    {
        using var with = BundleReader.Open(Make(Words).Path, "with.zip");
        using var without = BundleReader.Open(_context.Folder.Bundle, "without.zip");
        var difference = BundleComparison.Run(with, without, null, default);
        Assert.True(difference.HasEqualNumbers);
        Assert.All(difference.Files, file => Assert.Equal(FileState.Same, file.State));
        Assert.Equal(without.Files.Count(), difference.Files.Count);
    }

    [Fact]
    public void Write_BundlePackedAgain_RefusedUntilItIsPackedAsOurs()
    {
        var folder = Path.Combine(_lab.Root, "unpacked");
        ZipFile.ExtractToDirectory(_context.Folder.Bundle, folder);
        var again = Path.Combine(_lab.Root, "again.zip");
        using (var zip = ZipFile.Open(again, ZipArchiveMode.Create))
            foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).OrderBy(file => file != Path.Combine(folder, "README.txt")))
                zip.CreateEntryFromFile(file, Path.GetRelativePath(folder, file));
        var error = Assert.Throws<InputException>(() => BundleEnd.Write(again, Words, End, default));
        Assert.Contains("packed again by another program", error.Message, StringComparison.Ordinal);
        using var bundle = BundleReader.Open(again, "again.zip");
        Assert.False(PlainBundle.Is(bundle));
        var plain = Path.Combine(_lab.Root, "plain.zip");
        PlainBundle.Write(bundle, plain, default);
        BundleEnd.Write(plain, Words, End, default);
        Assert.True(File.Exists(End));
    }

    private (string Path, string Sha256) Make(IReadOnlyList<PeopleFile> words)
    {
        BundleEnd.Write(_context.Folder.Bundle, words, End, default);
        var (zip, sha256) = BundleEnd.Open(_context.Folder.Bundle, End);
        var path = Path.Combine(_lab.Root, "with.zip");
        using (zip)
        using (var file = File.Create(path))
            zip.CopyTo(file);
        return (path, sha256);
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
