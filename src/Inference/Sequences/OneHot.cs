using CisLens.Shared;

namespace CisLens.Inference.Sequences;

/// <summary>
/// Sequences as arrays of shape [4, L]: channel first, so that channel c of base i is element c * L + i; 1 at the observed base.
/// </summary>
public static class OneHot
{
    /// <summary>Writes a sequence as one-hot.</summary>
    /// <param name="bases">The letters, any case; U counts as T.</param>
    /// <param name="destination">Shape [4, L], overwritten.</param>
    /// <param name="unknown">What to write at a letter that is none of the four bases.</param>
    /// <param name="order">Which base each channel stands for.</param>
    /// <exception cref="InputException">A letter belongs to neither DNA nor RNA, or is unknown and the policy is to refuse.</exception>
    public static void Encode(ReadOnlySpan<char> bases, Span<float> destination, UnknownBase unknown = UnknownBase.Zeros, ChannelOrder? order = null)
    {
        CheckLength(bases.Length, destination.Length);
        destination.Clear();
        for (var i = 0; i < bases.Length; i++)
        {
            if (!Bases.TryEncode(bases[i], out var code))
                throw Bases.NotABase(bases[i], i);
            if (code == Bases.Unknown && unknown == UnknownBase.Refuse)
                throw new InputException($"The base '{bases[i]}' at position {i + 1} is unknown and this model takes only A, C, G and T; trim or replace it.");
            Write(destination, bases.Length, i, code, unknown, order ?? ChannelOrder.Default);
        }
    }

    /// <summary>Writes a sequence of base numbers (see <see cref="Bases"/>) as one-hot.</summary>
    /// <param name="codes">0 to 3, or 4 for unknown.</param>
    /// <param name="destination">Shape [4, L], overwritten.</param>
    /// <param name="unknown">What to write at an unknown base; <see cref="UnknownBase.Refuse"/> must have been dealt with before.</param>
    /// <param name="order">Which base each channel stands for.</param>
    public static void Encode(ReadOnlySpan<byte> codes, Span<float> destination, UnknownBase unknown = UnknownBase.Zeros, ChannelOrder? order = null)
    {
        CheckLength(codes.Length, destination.Length);
        destination.Clear();
        for (var i = 0; i < codes.Length; i++)
            Write(destination, codes.Length, i, codes[i], unknown, order ?? ChannelOrder.Default);
    }

    /// <summary>Writes a sequence as a new one-hot array of shape [4, L].</summary>
    /// <inheritdoc cref="Encode(ReadOnlySpan{char}, Span{float}, UnknownBase, ChannelOrder?)" />
    public static float[] Encode(ReadOnlySpan<char> bases, UnknownBase unknown = UnknownBase.Zeros, ChannelOrder? order = null)
    {
        var result = new float[4 * bases.Length];
        Encode(bases, result, unknown, order);
        return result;
    }

    /// <summary>Reads the letters of a one-hot array: N where all four channels are equal.</summary>
    /// <param name="oneHot">Shape [4, L].</param>
    /// <param name="order">Which base each channel stands for.</param>
    /// <exception cref="ArgumentException">A column is neither one-hot nor constant.</exception>
    public static string Decode(ReadOnlySpan<float> oneHot, ChannelOrder? order = null)
    {
        var length = oneHot.Length / 4;
        CheckLength(length, oneHot.Length);
        var letters = new char[length];
        for (var i = 0; i < length; i++)
            letters[i] = Letter(oneHot, length, i, order ?? ChannelOrder.Default);
        return new string(letters);
    }

    /// <summary>Writes the other strand, read 5' to 3'. Works on any values, so attributions can be turned with it as well.</summary>
    /// <param name="source">Shape [4, L].</param>
    /// <param name="destination">Shape [4, L]; not the same memory as the source.</param>
    /// <param name="order">Which base each channel stands for.</param>
    public static void ReverseComplement(ReadOnlySpan<float> source, Span<float> destination, ChannelOrder? order = null)
    {
        var length = source.Length / 4;
        CheckLength(length, source.Length);
        CheckLength(length, destination.Length);
        if (source.Overlaps(destination))
            throw new ArgumentException("The destination must not overlap the source.", nameof(destination));
        for (var channel = 0; channel < 4; channel++)
        {
            var row = destination.Slice((order ?? ChannelOrder.Default).ComplementOf(channel) * length, length);
            source.Slice(channel * length, length).CopyTo(row);
            row.Reverse();
        }
    }

    private static void Write(Span<float> destination, int length, int position, byte code, UnknownBase unknown, ChannelOrder order)
    {
        if (code < 4)
            destination[order.ChannelOf(code) * length + position] = 1;
        else if (unknown == UnknownBase.Quarter)
            for (var channel = 0; channel < 4; channel++)
                destination[channel * length + position] = 0.25f;
    }

    private static char Letter(ReadOnlySpan<float> oneHot, int length, int position, ChannelOrder order)
    {
        var first = oneHot[position];
        int ones = 0, zeros = 0, equal = 0;
        var hot = 0;
        for (var channel = 0; channel < 4; channel++)
        {
            var value = oneHot[channel * length + position];
            equal += value == first ? 1 : 0;
            zeros += value == 0 ? 1 : 0;
            ones += value == 1 ? 1 : 0;
            hot = value == 1 ? channel : hot;
        }
        if (equal == 4)
            return 'N';
        if (ones == 1 && zeros == 3)
            return order.Letters[hot];
        throw new ArgumentException($"Column {position} of the array is neither one-hot nor constant.", nameof(oneHot));
    }

    private static void CheckLength(int length, int values)
    {
        if (values != 4 * length)
            throw new ArgumentException($"A one-hot array of {length} bases has {4 * length} values; this one has {values}.");
    }
}
