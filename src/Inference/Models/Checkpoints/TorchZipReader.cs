namespace CisLens.Inference.Models.Checkpoints;

/// <summary>
/// Reads the zip archive of torch.save: <c>name/data.pkl</c> is the pickle, <c>name/data/0</c>, <c>name/data/1</c> ... are the storages.
/// An archive that also holds <c>name/constants.pkl</c> or <c>name/code/</c> is TorchScript.
/// </summary>
internal static class TorchZipReader
{
    private const long LongestPickle = 64 << 20;

    public static ICheckpoint Read(CheckpointFile file)
    {
        var directory = ZipDirectory.Read(file);
        var root = FindRoot(file, directory);
        if (directory.Entries.ContainsKey($"{root}constants.pkl") || directory.Entries.Keys.Any(name => name.StartsWith($"{root}code/", StringComparison.Ordinal)))
            return new LoadedCheckpoint(file, CheckpointFormat.TorchScript);

        CheckByteOrder(file, directory, root);
        var pickle = directory.Entries[$"{root}data.pkl"];
        if (pickle.Length > LongestPickle)
            throw file.Refuse($"has a pickle of {pickle.Length:N0} bytes, more than any weights file needs; save the state_dict alone.");
        var value = new PickleMachine(new PickleInput(file, new ZipStorage(file, directory, pickle))).Run();
        var storages = new Dictionary<string, ZipStorage>();
        return new TorchContents(file, reference => Storage(file, directory, root, storages, reference)).Read(value, CheckpointFormat.PyTorch);
    }

    private static string FindRoot(CheckpointFile file, ZipDirectory directory)
    {
        const string pickle = "data.pkl";
        var roots = directory.Entries.Keys
            .Where(name => name.EndsWith(pickle, StringComparison.Ordinal))
            .Select(name => name[..^pickle.Length])
            .Where(root => root.Length == 0 || root.IndexOf('/', StringComparison.Ordinal) == root.Length - 1)
            .ToArray();
        if (roots.Length == 1)
            return roots[0];
        var seen = string.Join(", ", directory.Entries.Keys.Take(3).Select(CheckpointFile.Show));
        throw file.Refuse(directory.Entries.Keys.Any(name => name.EndsWith(".h5", StringComparison.Ordinal))
            ? "is a Keras archive, which is not read here; convert its weights to safetensors."
            : $"is a zip archive without exactly one data.pkl (it starts with: {seen}), so it was not written by torch.save; accepted are safetensors, PyTorch .pth/.pt, TorchScript, and DeepBind 0.1 parameters.");
    }

    private static void CheckByteOrder(CheckpointFile file, ZipDirectory directory, string root)
    {
        if (!directory.Entries.TryGetValue($"{root}byteorder", out var entry))
            return;
        var text = new byte[Math.Min(entry.Length, "little"u8.Length)];
        new ZipStorage(file, directory, entry).Read(0, text);
        if (!text.AsSpan().SequenceEqual("little"u8))
            throw file.Refuse("was saved on a big-endian machine; load it in PyTorch there and save it as safetensors.");
    }

    private static ZipStorage Storage(
        CheckpointFile file, ZipDirectory directory, string root, Dictionary<string, ZipStorage> storages, StorageReference reference)
    {
        if (!storages.TryGetValue(reference.Key, out var storage))
        {
            if (!directory.Entries.TryGetValue($"{root}data/{reference.Key}", out var entry))
                throw file.Refuse($"lacks the storage {CheckpointFile.Show(reference.Key)} that its tensors name: it is damaged; copy or download it again.");
            storage = new ZipStorage(file, directory, entry);
            storages.Add(reference.Key, storage);
        }

        var size = reference.Type is { } type ? TensorElements.Size(type) : 1;
        return reference.Count <= storage.Length / size && reference.ViewCount is null
            ? storage
            : throw file.Refuse($"states {reference.Count} values for the storage {CheckpointFile.Show(reference.Key)} of {storage.Length} bytes: it is damaged; copy or download it again.");
    }
}
