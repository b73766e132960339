using TorchSharp.Binding;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number that an operator takes beside tensors; .NET numbers convert to it.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(Kind kind, long bits, ScalarType type)
    {
        Kind = kind;
        Bits = bits;
        Type = type;
    }

    /// <summary>The element type of the number.</summary>
    public ScalarType Type { get; }

    internal Kind Kind { get; }

    internal long Bits { get; }

    /// <summary>The number as a double.</summary>
    internal double Number => Kind == Kind.Number ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    /// <summary>The number as an integer, cut towards zero.</summary>
    internal long Integer => Kind == Kind.Number ? (long)BitConverter.Int64BitsToDouble(Bits) : Bits;

    public static implicit operator Scalar(byte value) => new(Kind.Integer, value, ScalarType.Byte);

    public static implicit operator Scalar(sbyte value) => new(Kind.Integer, value, ScalarType.Int8);

    public static implicit operator Scalar(short value) => new(Kind.Integer, value, ScalarType.Int16);

    public static implicit operator Scalar(int value) => new(Kind.Integer, value, ScalarType.Int32);

    public static implicit operator Scalar(long value) => new(Kind.Integer, value, ScalarType.Int64);

    public static implicit operator Scalar(float value) => OfNumber(value, ScalarType.Float32);

    public static implicit operator Scalar(double value) => OfNumber(value, ScalarType.Float64);

    public static implicit operator Scalar(bool value) => new(Kind.Boolean, value ? 1 : 0, ScalarType.Bool);

    /// <summary>Nothing is held; the method is there because the numbers of TorchSharp are disposable.</summary>
    public void Dispose()
    {
    }

    private static Scalar OfNumber(double value, ScalarType type) =>
        new(Kind.Number, BitConverter.DoubleToInt64Bits(value), type);
}
