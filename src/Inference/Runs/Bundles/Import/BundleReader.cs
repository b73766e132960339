using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Bundles.Import;

/// <summary>
/// A bundle that somebody gives. Names, number and sizes of its files are checked before any of them is read, so that nothing in it can
/// leave a folder or fill the disk; <see cref="Verify"/> compares every file with its checksum. Needs no native library.
/// </summary>
public sealed class BundleReader : IDisposable
{
    private const int MostFiles = 100_000;
    private const int MostText = 64 << 20;
    private const int LongestName = 300;
    private const int HashDigits = 64;
    private const int SymbolicLink = 0xA000;
    private const int FileKind = 0xF000;

    // Arrays are stored, texts shrink ten- to thirtyfold; a bomb shrinks a thousandfold.
    private const long MostRatio = 100;
    private const long AlwaysAllowed = 16 << 20;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;
    private readonly Dictionary<string, string> _checksums;

    private BundleReader(ZipArchive zip, string name, long size)
    {
        (_zip, Name) = (zip, name);
        _entries = CheckNames(size);
        _checksums = ReadChecksums();
        Spec = RunSpec.FromJson(Text(BundleNames.Spec), BundleNames.Spec);
        Prepared = JsonSerializer.Deserialize<PreparedRun>(Text(BundleNames.Prepared), RunJson.Indented) ?? throw Damaged(BundleNames.Prepared);
        Card = ModelCard.FromJson(Text(BundleNames.Model), BundleNames.Model);
        using var provenance = JsonDocument.Parse(Text(BundleNames.Provenance));
        SoftwareVersion = provenance.RootElement.GetProperty("version").GetString() ?? "";
    }

    /// <summary>What the person calls the file.</summary>
    public string Name { get; }

    /// <summary>The specification of the run.</summary>
    public RunSpec Spec { get; }

    /// <summary>Counts, length and chunk sizes.</summary>
    public PreparedRun Prepared { get; }

    /// <summary>The card of the model that was explained.</summary>
    public ModelCard Card { get; }

    /// <summary>The version that made the bundle.</summary>
    public string SoftwareVersion { get; }

    /// <summary>Bytes of all its files together.</summary>
    public long UnpackedBytes => _entries.Values.Sum(entry => entry.Length);

    /// <summary>The names of its files.</summary>
    public IEnumerable<string> Files => _entries.Keys;

    /// <summary>Whether what people said and chose is in it.</summary>
    public bool HasPeople => Files.Any(BundleNames.IsOfPeople);

    /// <summary>Opens a bundle and checks everything about it but the content of its files.</summary>
    /// <param name="path">The zip.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InputException">It is not a bundle, or holds something that a bundle does not.</exception>
    public static BundleReader Open(string path, string name)
    {
        return BundleFault.Guard(name, () =>
        {
            var zip = BoundedZip.Open(File.OpenRead(path), MostFiles, name);
            try
            {
                return new BundleReader(zip, name, new FileInfo(path).Length);
            }
            catch
            {
                zip.Dispose();
                throw;
            }
        });
    }

    /// <summary>Compares every file with its checksum.</summary>
    /// <param name="progress">Hears the share of the bytes that was read, 0 to 1.</param>
    /// <param name="token">Checked between blocks.</param>
    /// <exception cref="InputException">A file is not the one that the bundle was written with.</exception>
    public void Verify(IProgress<double>? progress, CancellationToken token) => BundleFault.Guard(Name, () =>
    {
        var (done, total) = (0L, Math.Max(1, UnpackedBytes));
        var buffer = new byte[1 << 17];
        foreach (var (file, expected) in _checksums)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var stream = Open(file);
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                token.ThrowIfCancellationRequested();
                hash.AppendData(buffer.AsSpan(0, read));
                progress?.Report((double)(done += read) / total);
            }
            if (!Convert.ToHexStringLower(hash.GetHashAndReset()).Equals(expected, StringComparison.OrdinalIgnoreCase))
                throw new InputException($"{file} in {Name} is not the file that {BundleNames.Checksums} names: the bundle was changed or damaged; download it again.", Name);
        }
        return true;
    });

    /// <summary>Whether the bundle has a file.</summary>
    public bool Has(string file) => _entries.ContainsKey(file);

    /// <summary>The checksum that the bundle states for a file; null where it has none.</summary>
    public string? Checksum(string file) => _checksums.GetValueOrDefault(file);

    /// <summary>A file of what people said and chose; null where it has none of that name.</summary>
    /// <param name="name">Its name below <c>people/</c>.</param>
    /// <exception cref="InputException">It is too large to be one, or no text.</exception>
    public string? People(string name) => Has(BundleNames.People + name) ? BundleFault.Guard(Name, () => Text(BundleNames.People + name)) : null;

    /// <summary>Whether a file is in the zip as it is, not compressed.</summary>
    internal bool IsStored(string file) => Entry(file) is var entry && entry.CompressedLength == entry.Length;

    /// <summary>The size of a file, in bytes.</summary>
    internal long Length(string file) => Entry(file).Length;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">The bundle has no such file.</exception>
    public Stream Open(string file) => Entry(file).Open();

    /// <summary>Reads a text whole.</summary>
    /// <exception cref="InputException">The bundle has no such file, or it is too large to be one.</exception>
    public string Text(string file)
    {
        if (Length(file) > MostText)
            throw new InputException($"{file} in {Name} has {Length(file):N0} bytes, more than such a file can have; download the bundle again.", Name);
        using var reader = new StreamReader(Open(file), new UTF8Encoding(false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }

    /// <summary>What is wrong when a file cannot be read.</summary>
    internal InputException Damaged(string file) => new($"{file} in {Name} cannot be read: the bundle is damaged; download it again.", Name);

    /// <inheritdoc />
    public void Dispose() => _zip.Dispose();

    private ZipArchiveEntry Entry(string file) => _entries.TryGetValue(file, out var entry)
        ? entry
        : throw new InputException($"{Name} has no {file}: it is not a bundle of CisLens, or one of a version before bundles could be imported; run its {BundleNames.Spec} again.", Name);

    private Dictionary<string, ZipArchiveEntry> CheckNames(long size)
    {
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in _zip.Entries)
        {
            if (!IsPlain(entry.FullName))
                throw new InputException($"{Name} holds '{Shown(entry.FullName)}', which is not a name that a bundle's file can have; it was not made by CisLens.", Name);
            if (((entry.ExternalAttributes >> 16) & FileKind) == SymbolicLink)
                throw new InputException($"'{entry.FullName}' in {Name} is a link; a bundle holds files only.", Name);
            if (!seen.Add(entry.FullName))
                throw new InputException($"{Name} holds '{entry.FullName}' twice; a bundle holds each file once.", Name);
            entries.Add(entry.FullName, entry);
        }
        var total = entries.Values.Aggregate(0L, (sum, entry) => checked(sum + entry.Length));
        return total <= AlwaysAllowed + (MostRatio * size)
            ? entries
            : throw new InputException($"{Name} has {size:N0} bytes and would unpack to {total:N0}; no bundle shrinks so far.", Name);
    }

    // Every file has its line and every line its file, so that nothing comes along unseen.
    private Dictionary<string, string> ReadChecksums()
    {
        var checksums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Text(BundleNames.Checksums).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length < HashDigits + 3 || line[HashDigits..(HashDigits + 2)] != "  " || !line[..HashDigits].All(char.IsAsciiHexDigit) || !checksums.TryAdd(line[(HashDigits + 2)..], line[..HashDigits]))
                throw Damaged(BundleNames.Checksums);
        }
        if (_entries.Keys.FirstOrDefault(file => file != BundleNames.Checksums && !checksums.ContainsKey(file)) is { } unknown)
            throw new InputException($"{Name} holds '{unknown}', which {BundleNames.Checksums} does not name; remove what was added, or download the bundle again.", Name);
        if (checksums.Keys.FirstOrDefault(file => !_entries.ContainsKey(file)) is { } missing)
            throw new InputException($"{Name} lacks {Shown(missing)}, which {BundleNames.Checksums} names; download it again.", Name);
        return checksums;
    }

    private static bool IsPlain(string name) => name.Length is > 0 and <= LongestName
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_'));

    private static string Shown(string name) => string.Concat(name.Take(LongestName).Select(letter => char.IsControl(letter) ? ' ' : letter));
}
