using System.Buffers.Binary;
using System.Numerics;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>
/// Reads what torch.save wrote before PyTorch 1.6: five pickles (magic number, protocol 1001, system information, the object, the storage keys)
/// and then, for each key in that order, an 8-byte count and the raw little-endian values.
/// </summary>
internal sealed class TorchLegacyReader
{
    private const long ProtocolVersion = 1001;
    private static readonly BigInteger Magic = BigInteger.Parse("119547037146038801333356", System.Globalization.CultureInfo.InvariantCulture);

    private readonly CheckpointFile _file;
    private readonly PickleInput _input;
    private readonly Dictionary<string, FileStorage> _storages = [];

    private TorchLegacyReader(CheckpointFile file)
    {
        _file = file;
        _input = new PickleInput(file, new FileStorage(file, 0, file.Length));
    }

    /// <summary>
    /// Any pickle of protocol 2 and later is taken; those without the magic number are refused with their own sentence. Earlier
    /// protocols have no mark of their own, so that the magic number must be there.
    /// </summary>
    public static bool Recognizes(ReadOnlySpan<byte> start) =>
        (start.Length >= 2 && start[0] == (byte)PickleOpcode.Proto && start[1] is >= 2 and <= 5) || start.StartsWith("L119547037146038801333356L"u8);

    public static ICheckpoint Read(CheckpointFile file) => new TorchLegacyReader(file).Read();

    private LoadedCheckpoint Read()
    {
        if (Next() is not BigInteger magic || magic != Magic)
            throw _file.Refuse("is a plain Python pickle, not a PyTorch file; save the state_dict with torch.save or as safetensors.");
        if (Next() is not ProtocolVersion)
            throw _file.Refuse($"is a PyTorch file of an unknown version ({ProtocolVersion} was expected); save it again with a newer PyTorch.");
        Next();
        var machine = new PickleMachine(_input);
        var root = machine.Run();
        FindStorages(Next() as List<object?> ?? throw Damaged(), machine.Storages);
        return new TorchContents(_file, Storage).Read(root, CheckpointFormat.PyTorchLegacy);
    }

    private object? Next() => new PickleMachine(_input).Run();

    private void FindStorages(List<object?> keys, Dictionary<string, StorageReference> named)
    {
        var position = _input.Position;
        Span<byte> head = stackalloc byte[sizeof(long)];
        foreach (var item in keys)
        {
            if (item is not string key || !named.TryGetValue(key, out var reference) || position > _file.Length - head.Length)
                throw Damaged();
            _file.Read(position, head);
            position += head.Length;
            var count = BinaryPrimitives.ReadInt64LittleEndian(head);
            var size = reference.Type is { } type ? TensorElements.Size(type) : 1;
            if (count != reference.Count || count > (_file.Length - position) / size)
                throw _file.Refuse($"states {count} values for the storage {CheckpointFile.Show(key)} where {reference.Count} were announced, or ends before them: it is damaged; copy or download it again.");
            if (!_storages.TryAdd(key, new FileStorage(_file, position, count * size)))
                throw Damaged();
            position += count * size;
        }
    }

    private TensorStorage Storage(StorageReference reference)
    {
        if (!_storages.TryGetValue(reference.Key, out var storage))
            throw Damaged();
        if (reference.ViewCount is not { } count)
            return storage;
        var size = reference.Type is { } type ? TensorElements.Size(type) : 1;
        var stored = storage.Length / size;
        return reference.ViewOffset <= stored && count <= stored - reference.ViewOffset
            ? new StorageSlice(storage, reference.ViewOffset * size, count * size)
            : throw Damaged();
    }

    private Shared.InputException Damaged() =>
        _file.Refuse("has tensors and storages that do not fit together: it is damaged; copy or download it again.");
}
