using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>
/// Continuous Jaccard similarity of two tracks [width x 8]: the sum of sign(x) sign(y) min(|x|, |y|) over the sum of
/// max(|x|, |y|), -1 to 1.
/// </summary>
/// <remarks>
/// |x + y| + |x - y| is twice the larger and |x + y| - |x - y| twice the signed smaller, so two sums give both, and the eight
/// numbers of a position fill one vector.
/// </remarks>
internal static class Jaccard
{
    private const int Block = 4;

    /// <summary>The similarity of two tracks as they lie.</summary>
    public static float Of(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ref var x = ref MemoryMarshal.GetReference(left);
        ref var y = ref MemoryMarshal.GetReference(right);
        Vector256<float> plus = default, minus = default;
        for (var at = 0; at < left.Length; at += Tracks.Channels)
            Add(Vector256.LoadUnsafe(ref x, (nuint)at), Vector256.LoadUnsafe(ref y, (nuint)at), ref plus, ref minus);
        return Ratio(plus, minus);
    }

    /// <summary>Slides a track along a longer one and finds where they are most similar; the first such place among equal ones.</summary>
    /// <param name="sliding">[width x 8].</param>
    /// <param name="still">[longer x 8].</param>
    /// <returns>The similarity, and the position of the longer track under the first one of the sliding track.</returns>
    public static (float Similarity, int Offset) Best(ReadOnlySpan<float> sliding, ReadOnlySpan<float> still)
    {
        var offsets = ((still.Length - sliding.Length) / Tracks.Channels) + 1;
        Span<float> found = stackalloc float[Block];
        var best = (Similarity: float.NegativeInfinity, Offset: 0);
        for (var first = 0; first < offsets; first += Block)
        {
            var count = Math.Min(Block, offsets - first);
            if (count == Block)
                Four(sliding, still[(first * Tracks.Channels)..], found);
            else
                for (var index = 0; index < count; index++)
                    found[index] = Of(sliding, still.Slice((first + index) * Tracks.Channels, sliding.Length));
            for (var index = 0; index < count; index++)
                if (found[index] > best.Similarity)
                    best = (found[index], first + index);
        }
        return best;
    }

    private static void Four(ReadOnlySpan<float> sliding, ReadOnlySpan<float> still, Span<float> similarities)
    {
        ref var x = ref MemoryMarshal.GetReference(sliding);
        ref var y = ref MemoryMarshal.GetReference(still);
        Vector256<float> plus0 = default, plus1 = default, plus2 = default, plus3 = default;
        Vector256<float> minus0 = default, minus1 = default, minus2 = default, minus3 = default;
        for (nuint at = 0; at < (nuint)sliding.Length; at += Tracks.Channels)
        {
            var value = Vector256.LoadUnsafe(ref x, at);
            Add(value, Vector256.LoadUnsafe(ref y, at), ref plus0, ref minus0);
            Add(value, Vector256.LoadUnsafe(ref y, at + Tracks.Channels), ref plus1, ref minus1);
            Add(value, Vector256.LoadUnsafe(ref y, at + (2 * Tracks.Channels)), ref plus2, ref minus2);
            Add(value, Vector256.LoadUnsafe(ref y, at + (3 * Tracks.Channels)), ref plus3, ref minus3);
        }
        similarities[0] = Ratio(plus0, minus0);
        similarities[1] = Ratio(plus1, minus1);
        similarities[2] = Ratio(plus2, minus2);
        similarities[3] = Ratio(plus3, minus3);
    }

    private static void Add(Vector256<float> x, Vector256<float> y, ref Vector256<float> plus, ref Vector256<float> minus)
    {
        plus += Vector256.Abs(x + y);
        minus += Vector256.Abs(x - y);
    }

    private static float Ratio(Vector256<float> plus, Vector256<float> minus)
    {
        var larger = Vector256.Sum(plus);
        var smaller = Vector256.Sum(minus);
        return larger + smaller > 0 ? (larger - smaller) / (larger + smaller) : 0;
    }
}
