using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CisLens.Shared;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Bundles.People;

/// <summary>
/// The end that a bundle has when what people said is added to it: a folder, new listings, the zip's directory. Only this end is stored; the bundle itself, which may be
/// gigabytes, is neither changed nor copied. The same bundle with the same words gives the same bytes.
/// </summary>
public static class BundleEnd
{
    private const int BufferBytes = 1 << 17;
    private const int HeadBytes = sizeof(long) + SHA256.HashSizeInBytes;

    /// <summary>Makes the end, and keeps it with the place where it begins and the checksum of the whole.</summary>
    /// <param name="bundle">The stored bundle, without words.</param>
    /// <param name="files">The words; at least one file.</param>
    /// <param name="path">Where the end goes; its folder exists.</param>
    /// <param name="token">Checked between blocks.</param>
    /// <exception cref="InputException">Another program packed the bundle, and the listings are not its last files.</exception>
    /// <exception cref="StorageFullException">The disk is full.</exception>
    public static void Write(string bundle, IReadOnlyList<PeopleFile> files, string path, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var whole = new SplicedStream(Read(bundle));
        var listing = Listing(whole);
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Update, leaveOpen: true))
            Add(zip, listing, files);
        var hash = Hash(whole, token);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> head = stackalloc byte[HeadBytes];
            BinaryPrimitives.WriteInt64LittleEndian(head, whole.Cut);
            hash.CopyTo(head[sizeof(long)..]);
            stream.Write(head);
            whole.Position = whole.Cut;
            whole.CopyTo(stream);
        });
    }

    /// <summary>Opens a bundle with an end that was made for it.</summary>
    /// <param name="bundle">The stored bundle.</param>
    /// <param name="path">The end.</param>
    /// <returns>The whole zip, and its SHA-256 (hex).</returns>
    public static (Stream Zip, string Sha256) Open(string bundle, string path)
    {
        var end = Read(path);
        try
        {
            Span<byte> head = stackalloc byte[HeadBytes];
            end.ReadExactly(head);
            return (new SplicedStream(Read(bundle), BinaryPrimitives.ReadInt64LittleEndian(head), end), Convert.ToHexStringLower(head[sizeof(long)..]));
        }
        catch
        {
            end.Dispose();
            throw;
        }
    }

    private static BundleListing Listing(Stream bundle)
    {
        using var zip = new ZipArchive(bundle, ZipArchiveMode.Read, leaveOpen: true);
        return BundleListing.Read(name =>
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            return reader.ReadToEnd();
        });
    }

    private static void Add(ZipArchive zip, BundleListing listing, IReadOnlyList<PeopleFile> files)
    {
        // A zip that is changed has its files in the order in which they lie; from the first that goes on, everything would be read into memory.
        var last = zip.Entries.TakeLast(BundleListing.Names.Count).ToList();
        if (!last.Select(entry => entry.FullName).SequenceEqual(BundleListing.Names))
            throw new InputException("The bundle of this run was packed again by another program, so that nothing can be added to it; download it without what people said.");
        foreach (var entry in last)
            entry.Delete();
        var added = new List<BundleFile>();
        foreach (var file in files)
            added.Add(Put(BundleNames.People + file.Name, file.Description, file.Text));
        added.Add(Put(BundleNames.PeopleChecksums, $"SHA-256 of the files of this folder; check with: sha256sum -c {BundleNames.PeopleChecksums}", string.Concat(added.Select(file => BundleListing.Sum(file.Sha256!, file.Name) + "\n"))));
        foreach (var (name, text) in BundleListing.Names.Zip(listing.With(added).Texts))
            Put(name, "", text);

        BundleFile Put(string name, string description, string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            using var stream = BundleArchive.Entry(zip, name, CompressionLevel.Optimal);
            stream.Write(bytes);
            return new BundleFile(name, description, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }

    private static byte[] Hash(Stream whole, CancellationToken token)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        whole.Position = 0;
        for (int read; (read = whole.Read(buffer)) > 0;)
        {
            token.ThrowIfCancellationRequested();
            hash.AppendData(buffer.AsSpan(0, read));
        }
        return hash.GetHashAndReset();
    }

    // Read in large blocks, each from a place of its own: a buffer would only be in the way.
    private static FileStream Read(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);
}
