using System.Buffers.Binary;

namespace CisLens.Shared.Sequences;

/// <summary>
/// A 64-bit number for a text, by multiplying and folding eight bytes at a time. Among five million different texts the chance
/// that any two share a number is below one in a million.
/// </summary>
internal static class Fingerprint
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD6E8FEB86659FD93;
    private const ulong UpperCase = 0xDFDFDFDFDFDFDFDF;

    /// <summary>The number of a text as it stands.</summary>
    public static ulong Of(ReadOnlySpan<byte> text) => Of(text, ulong.MaxValue);

    /// <summary>The number of a sequence, the same in upper and lower case.</summary>
    public static ulong OfBases(ReadOnlySpan<byte> bases) => Of(bases, UpperCase);

    private static ulong Of(ReadOnlySpan<byte> text, ulong mask)
    {
        var state = First ^ (ulong)text.Length;
        for (; text.Length >= 8; text = text[8..])
            state = Fold(state ^ (BinaryPrimitives.ReadUInt64LittleEndian(text) & mask), Second);
        Span<byte> last = stackalloc byte[8];
        last.Clear();
        text.CopyTo(last);
        state = Fold(state ^ (BinaryPrimitives.ReadUInt64LittleEndian(last) & mask), Second);
        return Fold(state ^ Second, First);
    }

    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
