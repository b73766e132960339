using static TorchSharp.torch;

namespace TorchSharp.Binding;

/// <summary>
/// An argument of an operator before it crosses the border. Every type that operators take converts to it; null is
/// torch's None.
/// </summary>
internal readonly struct Argument
{
    private Argument(Kind kind, long bits, object? reference = null)
    {
        Kind = kind;
        Bits = bits;
        Reference = reference;
    }

    /// <summary>What the argument is.</summary>
    public Kind Kind { get; }

    /// <summary>The bits of a number, boolean or device.</summary>
    public long Bits { get; }

    /// <summary>The tensor, list or text.</summary>
    public object? Reference { get; }

    /// <summary>Torch's None.</summary>
    public static Argument None => default;

    public static implicit operator Argument(Tensor? value) =>
        value is null ? default : new(Kind.Tensor, 0, value.NativeHandle);

    public static implicit operator Argument(long value) => new(Kind.Integer, value);

    public static implicit operator Argument(long? value) => value is { } given ? given : default(Argument);

    public static implicit operator Argument(double value) => new(Kind.Number, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(double? value) => value is { } given ? given : default(Argument);

    public static implicit operator Argument(bool value) => new(Kind.Boolean, value ? 1 : 0);

    public static implicit operator Argument(long[]? value) =>
        value is null ? default : new(Kind.Integers, 0, value);

    public static implicit operator Argument(ReadOnlySpan<long> value) => new(Kind.Integers, 0, value.ToArray());

    public static implicit operator Argument(Tensor?[] value) => new(Kind.Tensors, 0, value);

    public static implicit operator Argument(string? value) => value is null ? default : new(Kind.Text, 0, value);

    public static implicit operator Argument(ScalarType value) => new(Kind.Integer, (long)value);

    public static implicit operator Argument(ScalarType? value) => value is { } given ? given : default(Argument);

    public static implicit operator Argument(Device? value) => value is null ? default : new(Kind.Device, value.Packed);

    public static implicit operator Argument(Scalar? value) => value is null ? default : new(value.Kind, value.Bits);
}
