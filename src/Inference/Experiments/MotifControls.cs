using CisLens.Inference.Sequences;

namespace CisLens.Inference.Experiments;

/// <summary>What a motif is compared with: the same letters without their order.</summary>
public static class MotifControls
{
    // A shuffle of a short motif is often the motif itself; where no other exists the motif is its own control.
    private const int Tries = 20;

    /// <summary>The letters of a motif in another order, so of equal GC; unknown bases stay where they are.</summary>
    /// <param name="motif">Base numbers.</param>
    /// <param name="random">Where the randomness comes from; it is advanced.</param>
    /// <returns>The motif itself where all of its letters are the same.</returns>
    public static byte[] Shuffled(byte[] motif, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(motif);
        var shuffled = (byte[])motif.Clone();
        for (var attempt = 0; attempt < Tries && shuffled.AsSpan().SequenceEqual(motif); attempt++)
            MononucleotideShuffle.Shuffle(shuffled, random);
        return shuffled;
    }

    /// <summary>
    /// A sequence that holds a motif, shuffled around it so that the number of each pair of neighbors stays: the whole sequence has
    /// exactly the GC content and the pairs that it has with the motif. The stretch is three times as wide as the motif, because
    /// few short motifs have another order with the same pairs.
    /// </summary>
    /// <param name="sequence">Base numbers of the sequence with the motif.</param>
    /// <param name="placement">Where the motif is.</param>
    /// <param name="random">Where the randomness comes from; it is advanced.</param>
    public static byte[] Scrambled(ReadOnlySpan<byte> sequence, MotifPlacement placement, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(placement);
        var scrambled = sequence.ToArray();
        var width = placement.Codes.Length;
        var start = Math.Max(0, placement.Start - width);
        var end = Math.Min(scrambled.Length, placement.Start + (2 * width));
        var stretch = scrambled.AsSpan(start, end - start);
        for (var attempt = 0; attempt < Tries && scrambled.AsSpan(placement.Start, width).SequenceEqual(sequence.Slice(placement.Start, width)); attempt++)
            DinucleotideShuffle.Shuffle(stretch, random);
        return scrambled;
    }
}
