using System.IO.Compression;
using System.Text;
using CisLens.Shared.Sequences;

namespace CisLens.Shared.Tests.Sequences;

/// <summary>Imports text or bytes into a folder that goes away with the test.</summary>
public abstract class ImportTest : IDisposable
{
    private readonly TemporaryFolder _folder;
    private int _imports;

    protected ImportTest(bool inMemory = false) => _folder = new TemporaryFolder(inMemory);

    protected string Folder { get; private set; } = "";

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static byte[] Gzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return target.ToArray();
    }

    protected ImportReport Import(string text, string name = "peaks.fa", ImportOptions? options = null) =>
        Import(Encoding.UTF8.GetBytes(text), name, options);

    protected ImportReport Import(byte[] bytes, string name = "peaks.fa", ImportOptions? options = null) =>
        Import(new MemoryStream(bytes), name, options);

    protected ImportReport Import(Stream stream, string name = "peaks.fa", ImportOptions? options = null)
    {
        Folder = _folder.File($"set-{++_imports}");
        return SequenceImport.Run(stream, name, options ?? new ImportOptions(), Folder, null, CancellationToken.None);
    }

    protected NamedSequence[] Sequences()
    {
        using var set = SequenceSet.Open(Folder);
        return set.Read(0, (int)set.Count);
    }

    protected InputException Refused(string text, string name = "peaks.fa", ImportOptions? options = null) =>
        Refused(Encoding.UTF8.GetBytes(text), name, options);

    /// <summary>The sentence of a file that is refused as a whole; nothing of it may stay.</summary>
    protected InputException Refused(byte[] bytes, string name = "peaks.fa", ImportOptions? options = null)
    {
        var error = Assert.Throws<InputException>(() => Import(bytes, name, options));
        Assert.False(Directory.Exists(Folder));
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(Folder)!, "*.tmp"));
        return error;
    }
}
