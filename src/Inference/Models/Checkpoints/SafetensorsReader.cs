using System.Buffers.Binary;
using System.Text.Json;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>
/// Reads safetensors: 8 bytes header length (little-endian), a JSON header, raw data.
/// <code>{"__metadata__":{"k":"v"},"conv.weight":{"dtype":"F32","shape":[16,4,20],"data_offsets":[0,5120]}}</code>
/// The data must be covered by the tensors without overlap and without holes.
/// </summary>
internal static class SafetensorsReader
{
    private const int LengthBytes = 8;
    private const long LongestHeader = 32 << 20;

    public static bool Recognizes(CheckpointFile file, ReadOnlySpan<byte> start) =>
        start.Length > LengthBytes && start[LengthBytes] == (byte)'{' && HeaderLength(start) <= (ulong)Math.Max(file.Length, LongestHeader);

    public static ICheckpoint Read(CheckpointFile file)
    {
        using var header = ReadHeader(file, out var dataStart);
        try
        {
            return Describe(file, header.RootElement, dataStart);
        }
        catch (InvalidOperationException)
        {
            // JSON text that is not valid Unicode is only found when it is read.
            throw file.Refuse("has a safetensors header with broken text in it; write the file again.");
        }
    }

    private static LoadedCheckpoint Describe(CheckpointFile file, JsonElement header, long dataStart)
    {
        var data = new FileStorage(file, dataStart, file.Length - dataStart);
        var tensors = new OrderedDictionary<string, CheckpointTensor>();
        var metadata = new OrderedDictionary<string, string>();
        var spans = new List<(long Begin, long End, string Name)>();
        foreach (var entry in header.EnumerateObject())
        {
            if (entry.NameEquals("__metadata__"))
                ReadMetadata(file, entry.Value, metadata);
            else if (!tensors.TryAdd(entry.Name, ReadTensor(file, entry, data, spans)))
                throw file.Refuse($"lists the tensor {CheckpointFile.Show(entry.Name)} twice in its header; write the file again.");
        }

        CheckCoverage(file, spans, data.Length);
        return new LoadedCheckpoint(file, CheckpointFormat.Safetensors) { Tensors = tensors, Metadata = metadata };
    }

    private static ulong HeaderLength(ReadOnlySpan<byte> start) => BinaryPrimitives.ReadUInt64LittleEndian(start);

    private static JsonDocument ReadHeader(CheckpointFile file, out long dataStart)
    {
        Span<byte> start = stackalloc byte[LengthBytes];
        file.Read(0, start);
        var length = HeaderLength(start);
        if (length > LongestHeader || (long)length > file.Length - LengthBytes)
            throw file.Refuse($"says that its safetensors header has {length} bytes, but the file has {file.Length}: it is incomplete or damaged; download it again.");
        var json = new byte[length];
        file.Read(LengthBytes, json);
        dataStart = LengthBytes + (long)length;
        try
        {
            var header = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            return header.RootElement.ValueKind == JsonValueKind.Object
                ? header
                : throw file.Refuse("has a safetensors header that is not a JSON object; write the file again.");
        }
        catch (JsonException)
        {
            throw file.Refuse("has a safetensors header that is not valid JSON: the file is damaged; download it again.");
        }
    }

    private static void ReadMetadata(CheckpointFile file, JsonElement element, OrderedDictionary<string, string> metadata)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw file.Refuse("has a safetensors __metadata__ that is not an object of texts; write the file again.");
        foreach (var entry in element.EnumerateObject())
            metadata[entry.Name] = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : entry.Value.GetRawText();
    }

    private static CheckpointTensor ReadTensor(
        CheckpointFile file, JsonProperty entry, FileStorage data, List<(long Begin, long End, string Name)> spans)
    {
        var name = CheckpointFile.Show(entry.Name);
        if (entry.Value.ValueKind != JsonValueKind.Object
            || !entry.Value.TryGetProperty("dtype", out var dtype) || dtype.ValueKind != JsonValueKind.String
            || Numbers(entry.Value, "shape") is not { } shape
            || Numbers(entry.Value, "data_offsets") is not [var begin, var end])
            throw file.Refuse($"describes the tensor {name} without a proper dtype, shape and data_offsets; write the file again.");
        var typeName = dtype.GetString()!;
        var type = TensorElements.FromSafetensorsName(typeName)
            ?? throw file.Refuse($"stores the tensor {name} as {CheckpointFile.Show(typeName)}, which is not read here; convert it to F32.");
        if (begin < 0 || end < begin || end > data.Length)
            throw file.Refuse($"places the tensor {name} at bytes {begin} to {end} of {data.Length}: the file is incomplete; download it again.");

        var size = TensorElements.Size(type);
        var slice = new TensorView(new StorageSlice(data, begin, end - begin), 0, CheckpointTensor.ContiguousStrides(shape));
        if (slice.Fault(type, shape) is not null || shape.Aggregate((Int128)size, (product, axis) => product * axis) != end - begin)
            throw file.Refuse($"gives the tensor {name} the shape [{string.Join(", ", shape)}] but {end - begin} bytes; write the file again.");
        spans.Add((begin, end, name));
        return new CheckpointTensor(entry.Name, type, shape, slice);
    }

    private static void CheckCoverage(CheckpointFile file, List<(long Begin, long End, string Name)> spans, long length)
    {
        long covered = 0;
        foreach (var (begin, end, name) in spans.Order())
        {
            if (begin != covered)
                throw file.Refuse($"has the tensor {name} start at byte {begin} of its data, where {covered} was expected (overlap or hole); write the file again.");
            covered = end;
        }

        if (covered != length)
            throw file.Refuse($"has {length} bytes of data, of which its tensors describe {covered}; write the file again.");
    }

    private static long[]? Numbers(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
            return null;
        var numbers = new long[list.GetArrayLength()];
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out numbers[index++]))
                return null;
        }

        return numbers;
    }
}
