using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CisLens.Inference.Motifs.Starter;
using CisLens.Inference.Runs.Audits.Agreement;
using CisLens.Inference.Runs.Bundles.Import;
using CisLens.Inference.Tests.Runs;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Tests.Doors;

/// <summary>Bundles of runs: a good one with every kind of file, and what strangers make of it.</summary>
internal static class BundleFiles
{
    private const string Checksums = "checksums.sha256";

    /// <summary>The bundle of a small run.</summary>
    public static byte[] Make()
    {
        using var lab = new LocalLab();
        using var context = lab.Open(
            RunLab.Fasta(20, 30) + ">long\n" + new string('A', 40) + "\n",
            spec => spec with
            {
                Embeddings = [new EmbeddingSpec { Layer = "Layer 1 (ReLU)", Pooling = EmbeddingPooling.Mean }],
                Motifs = new MotifSpec
                {
                    Databases = [StarterSet.Source],
                    Discoveries = [new DiscoverySpec { Procedure = "regions", Method = "ism" }],
                    Filters = [new FilterMotifSpec { Layer = "Layer 0 (Conv1d)" }],
                    Scan = new MotifScanSpec(),
                },
                Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = AgreementTest.Id }] },
            },
            null, "ism", "deeplift-shap") with { OpenDatabase = _ => StarterSet.Database };
        LocalLab.RunAll(context);
        return File.ReadAllBytes(context.Folder.Bundle);
    }

    /// <summary>Does what the portal does with a bundle that is imported.</summary>
    public static void Import(string path, string work)
    {
        var set = Path.Combine(work, "set");
        try
        {
            using var bundle = BundleReader.Open(path, "bundle.zip");
            BundleRestore.Plan(bundle);
            bundle.Verify(null, default);
            foreach (var name in new[] { "comments.tsv", "reviews.tsv" })
                bundle.People(name);
            var report = BundleSet.Write(bundle, set, default);
            using (var sequences = SequenceSet.Open(set))
                BundleRestore.Write(bundle, bundle.Spec with { Sequences = bundle.Spec.Sequences with { Sha256 = report.Sha256 } }, sequences, new RunFolder(Path.Combine(work, "run")), default);
            if (!PlainBundle.Is(bundle))
                PlainBundle.Write(bundle, Path.Combine(work, "plain.zip"), default);
        }
        catch
        {
            // So does the portal.
            foreach (var folder in Directory.GetDirectories(work))
                Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Changes what is in a file, or which files there are, and signs it anew, as a careful forger would.</summary>
    public static byte[] ChangeInside(byte[] bundle, Random random)
    {
        var files = Unpack(bundle);
        var (name, content) = files[random.Next(files.Count)];
        var at = files.FindIndex(file => file.Name == name);
        switch (random.Next(12))
        {
            case 0:
                files.RemoveAt(at);
                break;
            case 1:
                files[at] = (files[random.Next(files.Count)].Name, content);
                break;
            case 2:
                files[at] = (name, files[random.Next(files.Count)].Content);
                break;
            case 3:
                files.Add(($"people/{(random.Next(2) == 0 ? "comments.tsv" : "reviews.tsv")}", Mutation.Of(content, random)));
                break;
            case 4:
                files[at] = ($"{Encoding.Latin1.GetString(Mutation.Of(Encoding.Latin1.GetBytes(name), random))}", content);
                break;
            default:
                files[at] = (name, name.EndsWith(".npz", StringComparison.Ordinal) && random.Next(4) > 0 ? ChangeArray(content, random) : Mutation.Of(content, random));
                break;
        }
        return Pack(Sign(files));
    }

    /// <summary>Bundles that are none.</summary>
    public static IReadOnlyList<(string Why, byte[] Bytes)> Hostile(byte[] bundle)
    {
        var files = Unpack(bundle);
        byte[] With(string name, byte[] content) => Pack(Sign([.. files, (name, content)]));
        return
        [
            ("leaves the folder", With("../../escaped", [1])),
            ("absolute path", With("/tmp/cislens-escaped", [1])),
            ("leaves the folder of a test", With("audit/test/agreement/../../../../escaped", [1])),
            ("backslashes", With("audit\\..\\..\\escaped", [1])),
            ("a link in place of a file", ZipFiles.WithLink("outputs.npz", "/etc/passwd", [.. files.Where(file => file.Name != "outputs.npz")])),
            ("a link beside the files", ZipFiles.WithLink("link.txt", "/etc/passwd", [.. files])),
            ("a folder", With("audit/", [])),
            ("the same file twice", Pack([.. files, files[0]])),
            ("names that differ in case alone", With("SPEC.json", [1])),
            ("a file that nothing names", Pack([.. files, ("more.txt", [1])])),
            ("a bomb", With("zeros.txt", new byte[200 << 20])),
            ("a list as long as the zip", ZipFiles.LongList(55_000)),
            ("a zip in a zip", ZipFiles.Of(("bundle.zip", bundle))),
            ("no zip", "PK\u0003\u0004"u8.ToArray()),
        ];
    }

    private static List<(string Name, byte[] Content)> Unpack(byte[] bundle)
    {
        using var zip = new ZipArchive(new MemoryStream(bundle));
        return [.. zip.Entries.Select(entry => (entry.FullName, Bytes(entry)))];
    }

    // An array is a zip of its own; its bytes are changed and packed again, so that they are read.
    private static byte[] ChangeArray(byte[] array, Random random) =>
        ZipFiles.Of([.. Unpack(array).Select(part => (part.Name, Mutation.Of(part.Content, random)))]);

    private static List<(string Name, byte[] Content)> Sign(List<(string Name, byte[] Content)> files)
    {
        var lines = files.Where(file => file.Name != Checksums).Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Content))}  {file.Name}\n");
        return [.. files.Where(file => file.Name != Checksums), (Checksums, Encoding.UTF8.GetBytes(string.Concat(lines)))];
    }

    private static byte[] Pack(IEnumerable<(string Name, byte[] Content)> files) => ZipFiles.Of([.. files]);

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
