using System.Globalization;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>
/// Which values may be dictionary keys or set members, and how they hash. Only short, flat keys are allowed and integers are
/// mixed with the process's random seed, so that a file cannot make hashing slow.
/// </summary>
internal sealed class PickleKeys : IEqualityComparer<object>
{
    /// <summary>Stands for None, which a .NET dictionary does not take.</summary>
    public static readonly object None = new();

    private const int LongestText = 4096;
    private const int LongestTuple = 16;

    public static PickleKeys Comparer { get; } = new();

    /// <returns>The value as a key, or null when it may not be one.</returns>
    public static object? From(object? value) => value switch
    {
        null => None,
        bool or long or double => value,
        string text when text.Length <= LongestText => value,
        PickleTuple tuple when tuple.Items.Length <= LongestTuple && tuple.Items.All(IsPlain) => value,
        _ => null,
    };

    /// <summary>The key as a part of a name.</summary>
    public static string Text(object key) => key switch
    {
        PickleTuple tuple => string.Join(",", tuple.Items.Select(item => Text(item ?? None))),
        _ when ReferenceEquals(key, None) => "None",
        _ => Convert.ToString(key, CultureInfo.InvariantCulture) ?? "",
    };

    public new bool Equals(object? x, object? y) => x is PickleTuple first && y is PickleTuple second
        ? first.Items.AsSpan().SequenceEqual(second.Items)
        : object.Equals(x, y);

    public int GetHashCode(object obj) => obj switch
    {
        long number => Mix(number),
        double number => Mix(BitConverter.DoubleToInt64Bits(number)),
        PickleTuple tuple => tuple.Items.Aggregate(0, (hash, item) => HashCode.Combine(hash, item is null ? 0 : GetHashCode(item))),
        _ => obj.GetHashCode(),
    };

    private static bool IsPlain(object? value) =>
        value is null or bool or long or double || (value is string text && text.Length <= LongestText);

    private static int Mix(long number) => HashCode.Combine((int)number, (int)(number >> 32));
}
