using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CisLens.Inference.Runs.Bundles.Import;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Runs.Bundles.Import;

/// <summary>Bundles that somebody changed; each is refused with a sentence before anything is written.</summary>
public sealed class BundleReaderTests : IDisposable
{
    private readonly LocalLab _lab = new();
    private readonly Dictionary<string, byte[]> _files = [];

    public BundleReaderTests()
    {
        using var context = _lab.Open(RunLab.Fasta(3, 30), null, null, "saliency");
        LocalLab.RunAll(context);
        using var zip = ZipFile.OpenRead(context.Folder.Bundle);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            _files.Add(entry.FullName, content.ToArray());
        }
    }

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Open_Untouched_VerifiedFileByFile()
    {
        using var bundle = BundleReader.Open(Pack(), "my.zip");
        var heard = new List<double>();
        bundle.Verify(new Direct(heard.Add), default);
        Assert.Equal("Test run", bundle.Spec.Name);
        Assert.True(heard.SequenceEqual(heard.Order()) && heard[^1] is > 0.9 and <= 1);
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/evil.txt")]
    [InlineData("C:/evil.txt")]
    [InlineData("a\\..\\evil.txt")]
    [InlineData("a/./evil.txt")]
    [InlineData("folder/")]
    [InlineData("a//evil.txt")]
    [InlineData("a\nb.txt")]
    public void Open_NameOutsideOrStrange_Refused(string name) => AssertRefused("not a name that a bundle's file can have", Add(name, "x"));

    [Theory]
    [InlineData("extra.txt", "does not name")]
    [InlineData("SPEC.json", "twice")]
    [InlineData("spec.json", "twice")]
    public void Open_FileTooMany_Refused(string name, string sentence) => AssertRefused(sentence, Pack(zip => Write(zip, name, "x")));

    [Fact]
    public void Open_Link_Refused() => AssertRefused("is a link", Pack(zip => Write(zip, "link.txt", "/etc/passwd").ExternalAttributes = unchecked((int)0xA1FF0000)));

    [Fact]
    public void Open_ShrinksTooFar_Refused() => AssertRefused("no bundle shrinks so far", Add("zeros.txt", new string('0', 200 << 20)));

    [Fact]
    public void Open_FileMissing_Refused()
    {
        _files.Remove("dropped.tsv");
        AssertRefused("lacks dropped.tsv", Pack());
    }

    [Fact]
    public void Open_NoBundle_Refused()
    {
        var path = Path.Combine(_lab.Root, "no.zip");
        File.WriteAllText(path, "hello");
        AssertRefused("is not a bundle", path);
        _files.Clear();
        AssertRefused("has no checksums.sha256", Pack());
    }

    [Fact]
    public void Open_Cut_Refused()
    {
        var path = Pack();
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        AssertRefused("is not a bundle", path);
    }

    [Fact]
    public void Open_SpecificationOfAnother_Refused()
    {
        Replace("spec.json", """{"name": "evil"}""");
        AssertRefused("spec.json is not a run specification", Pack());
    }

    [Fact]
    public void Verify_FileChanged_NamesIt()
    {
        _files["outputs.npz"][^1] ^= 1;
        using var bundle = BundleReader.Open(Pack(), "my.zip");
        var error = Assert.Throws<InputException>(() => bundle.Verify(null, default));
        Assert.Contains("outputs.npz in my.zip", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"rows\": 3", "\"rows\": 2000000000")]
    [InlineData("\"key\": \"predict\"", "\"key\": \"../predict\"")]
    [InlineData("\"chunkRows\": ", "\"chunkRows\": -")]
    public void Plan_CutThatDoesNotFit_Refused(string old, string replacement)
    {
        var text = Encoding.UTF8.GetString(_files["prepared.json"]);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Replace("prepared.json", text.Replace(old, replacement, StringComparison.Ordinal));
        using var bundle = BundleReader.Open(Pack(), "my.zip");
        var failed = Record.Exception(() => BundleRestore.Plan(bundle));
        if (failed is null)
        {
            // The number of rows is only known when the tables are read.
            bundle.Verify(null, default);
            using var set = CisLens.Shared.Sequences.SequenceSet.Open(MakeSet(bundle));
            failed = Record.Exception(() => BundleRestore.Write(bundle, bundle.Spec, set, new CisLens.Shared.Storage.RunFolder(Path.Combine(_lab.Root, "out")), default));
        }
        Assert.IsType<InputException>(failed);
        Assert.False(Directory.Exists(Path.Combine(_lab.Root, "out")));
    }

    private string MakeSet(BundleReader bundle)
    {
        var folder = Path.Combine(_lab.Root, "set");
        BundleSet.Write(bundle, folder, default);
        return folder;
    }

    private static void AssertRefused(string sentence, string path)
    {
        var error = Assert.Throws<InputException>(() => BundleReader.Open(path, "my.zip").Dispose());
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    /// <summary>A file with its checksum, as a careful forger would add it.</summary>
    private string Add(string name, string content)
    {
        _files[name] = Encoding.UTF8.GetBytes(content);
        Sign(name);
        return Pack();
    }

    private void Replace(string name, string content)
    {
        var old = Convert.ToHexStringLower(SHA256.HashData(_files[name]));
        _files[name] = Encoding.UTF8.GetBytes(content);
        _files["checksums.sha256"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_files["checksums.sha256"]).Replace(old, Convert.ToHexStringLower(SHA256.HashData(_files[name])), StringComparison.Ordinal));
    }

    private void Sign(string name) => _files["checksums.sha256"] = [.. _files["checksums.sha256"], .. Encoding.UTF8.GetBytes($"{Convert.ToHexStringLower(SHA256.HashData(_files[name]))}  {name}\n")];

    private string Pack(Action<ZipArchive>? more = null)
    {
        var path = Path.Combine(_lab.Root, "packed.zip");
        File.Delete(path);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in _files)
        {
            using var stream = zip.CreateEntry(name).Open();
            stream.Write(content);
        }
        more?.Invoke(zip);
        return path;
    }

    private static ZipArchiveEntry Write(ZipArchive zip, string name, string content)
    {
        var entry = zip.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
        return entry;
    }

    private sealed class Direct(Action<double> heard) : IProgress<double>
    {
        public void Report(double value) => heard(value);
    }
}
