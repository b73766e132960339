using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>Sizes, names and conversions of the element types. Stored bytes are little-endian.</summary>
internal static class TensorElements
{
    private static readonly (TensorType Type, string Name)[] SafetensorsNames =
    [
        (TensorType.Float32, "F32"), (TensorType.Float64, "F64"), (TensorType.Float16, "F16"), (TensorType.BFloat16, "BF16"),
        (TensorType.Int64, "I64"), (TensorType.Int32, "I32"), (TensorType.Int16, "I16"), (TensorType.Int8, "I8"),
        (TensorType.UInt8, "U8"), (TensorType.Bool, "BOOL"),
    ];

    public static int Size(TensorType type) => type switch
    {
        TensorType.Float64 or TensorType.Int64 => 8,
        TensorType.Float32 or TensorType.Int32 => 4,
        TensorType.Float16 or TensorType.BFloat16 or TensorType.Int16 => 2,
        _ => 1,
    };

    public static string SafetensorsName(TensorType type) => SafetensorsNames.First(pair => pair.Type == type).Name;

    public static TensorType? FromSafetensorsName(string name)
    {
        foreach (var (type, known) in SafetensorsNames)
        {
            if (known == name)
                return type;
        }

        return null;
    }

    public static void ToFloats(TensorType type, ReadOnlySpan<byte> bytes, Span<float> floats)
    {
        if (type == TensorType.Float32 && BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, float>(bytes).CopyTo(floats);
            return;
        }
        var size = Size(type);
        for (var i = 0; i < floats.Length; i++)
            floats[i] = ToFloat(type, bytes.Slice(i * size, size));
    }

    private static float ToFloat(TensorType type, ReadOnlySpan<byte> bytes) => type switch
    {
        TensorType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        TensorType.Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        TensorType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        TensorType.BFloat16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        TensorType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        TensorType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        TensorType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        TensorType.Int8 => (sbyte)bytes[0],
        TensorType.UInt8 => bytes[0],
        TensorType.Bool => bytes[0] == 0 ? 0f : 1f,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static byte[] FromFloats(ReadOnlySpan<float> floats)
    {
        var bytes = new byte[floats.Length * sizeof(float)];
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(floats).CopyTo(bytes);
            return bytes;
        }

        for (var i = 0; i < floats.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), floats[i]);
        return bytes;
    }
}
