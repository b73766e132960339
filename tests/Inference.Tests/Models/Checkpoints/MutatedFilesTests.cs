using System.IO.Compression;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Models.Checkpoints;

/// <summary>3,000 seeded mutations of real files: each is read or refused in a sentence, and none makes the reader allocate much.</summary>
public sealed class MutatedFilesTests : IDisposable
{
    private const long MostAllocated = 64L << 20;
    private readonly TorchFiles _files = new();

    [SkippableTheory]
    [InlineData("m01-beluga-mini/model.legacy.pth", 700)]
    [InlineData("m02-cnn-maxpool-dense/model.full.pth", 300)]
    [InlineData("m02-cnn-maxpool-dense/model.ts.pt", 200)]
    public void Open_MutatedFile_IsReadOrRefused(string file, int count) =>
        Mutate(File.ReadAllBytes(Path.Combine(GoldenFolders.Oracles(), "attribution", file)), count, bytes => _files.Write("mutated", bytes));

    [SkippableTheory]
    [InlineData("m01-beluga-mini/model.pth", 400)]
    [InlineData("m02-cnn-maxpool-dense/model.full.pth", 400)]
    [InlineData("m02-cnn-maxpool-dense/model.checkpoint.pth", 400)]
    public void Open_MutatedPickleInAWholeArchive_IsReadOrRefused(string file, int count)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(GoldenFolders.Oracles(), "attribution", file));
        var entries = archive.Entries.Select(entry => (Name: entry.FullName[(entry.FullName.IndexOf('/', StringComparison.Ordinal) + 1)..], Bytes: Read(entry))).ToArray();
        var pickle = Array.FindIndex(entries, entry => entry.Name == "data.pkl");

        Mutate(entries[pickle].Bytes, count, bytes =>
        {
            entries[pickle].Bytes = bytes;
            return _files.ZipEntries(entries);
        });
    }

    [SkippableTheory]
    [InlineData("deepbind/safetensors/D00108.001.safetensors", 300)]
    [InlineData("deepbind/params/D00108.001.txt", 300)]
    public void Open_MutatedModelFile_IsReadOrRefused(string file, int count) =>
        Mutate(File.ReadAllBytes(Path.Combine(GoldenFolders.Models(), file)), count, bytes => _files.Write("mutated", bytes));

    public void Dispose() => _files.Dispose();

    private static void Mutate(byte[] original, int count, Func<byte[], string> write)
    {
        var refused = 0;
        for (var seed = 0; seed < count; seed++)
        {
            var path = write(Mutated(original, new Random(seed)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                TorchFiles.ReadAll(path);
                Normalize(path);
            }
            catch (InputException)
            {
                refused++;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        }

        Assert.InRange(refused, 1, count);
    }

    private static void Normalize(string path)
    {
        using var checkpoint = Checkpoint.Open(path);
        Assert.NotEmpty(StateDict.Normalize(checkpoint).Tensors);
    }

    /// <summary>Half of the changes hit the first kilobyte, where headers and pickles are.</summary>
    private static byte[] Mutated(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(random.Next(2) == 0 ? Math.Min(1024, bytes.Count) : bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes[at] = random.Next(2) == 0 ? (byte)0xff : (byte)0x7f; break;
                case 3: bytes.Insert(at, (byte)random.Next(256)); break;
                case 4: bytes.RemoveRange(at, Math.Min(random.Next(1, 64), bytes.Count - at)); break;
                default: bytes.InsertRange(at, bytes.GetRange(random.Next(at + 1), Math.Min(random.Next(1, 64), bytes.Count - at))); break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
