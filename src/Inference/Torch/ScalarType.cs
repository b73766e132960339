namespace TorchSharp;

public static partial class torch
{
    /// <summary>The element types of tensors.</summary>
    public enum ScalarType : sbyte
    {
        Byte = 0,
        Int8 = 1,
        Int16 = 2,
        Int32 = 3,
        Int64 = 4,
        Float16 = 5,
        Float32 = 6,
        Float64 = 7,
        ComplexFloat32 = 9,
        ComplexFloat64 = 10,
        Bool = 11,
        BFloat16 = 15,
    }

    public static readonly ScalarType uint8 = ScalarType.Byte;

    public static readonly ScalarType int8 = ScalarType.Int8;

    public static readonly ScalarType int16 = ScalarType.Int16;

    public static readonly ScalarType int32 = ScalarType.Int32;

    public static readonly ScalarType int64 = ScalarType.Int64;

    public static readonly ScalarType float16 = ScalarType.Float16;

    public static readonly ScalarType float32 = ScalarType.Float32;

    public static readonly ScalarType float64 = ScalarType.Float64;

    public static readonly ScalarType bfloat16 = ScalarType.BFloat16;

    public static readonly ScalarType @bool = ScalarType.Bool;

    internal static bool IsIntegral(ScalarType type) => type <= ScalarType.Int64 || type == ScalarType.Bool;

    internal static ScalarType TypeOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => ScalarType.Byte,
        TypeCode.SByte => ScalarType.Int8,
        TypeCode.Int16 => ScalarType.Int16,
        TypeCode.Int32 => ScalarType.Int32,
        TypeCode.Int64 => ScalarType.Int64,
        TypeCode.Single => ScalarType.Float32,
        TypeCode.Double => ScalarType.Float64,
        TypeCode.Boolean => ScalarType.Bool,
        _ when type == typeof(Half) => ScalarType.Float16,
        _ => throw new ArgumentException($"{type.Name} is no element type of a tensor."),
    };
}
