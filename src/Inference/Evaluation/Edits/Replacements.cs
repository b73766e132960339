using CisLens.Inference.Sequences;

namespace CisLens.Inference.Evaluation.Edits;

/// <summary>The bases that replace those of a sequence, one for each position; unknown bases stay.</summary>
internal static class Replacements
{
    /// <summary>One of the three other bases, each equally likely.</summary>
    public static byte[] OtherBases(ReadOnlySpan<byte> codes, SeededRandom random)
    {
        var others = codes.ToArray();
        for (var position = 0; position < others.Length; position++)
            if (others[position] < Bases.Unknown)
                others[position] = (byte)((others[position] + 1 + random.Next(3)) % 4);
        return others;
    }

    /// <summary>The base of a shuffle of the sequence that keeps the number of each pair of neighbors; it may be the base that is there.</summary>
    public static byte[] Shuffled(ReadOnlySpan<byte> codes, SeededRandom random)
    {
        var shuffled = codes.ToArray();
        DinucleotideShuffle.Shuffle(shuffled, random);
        return shuffled;
    }

    /// <summary>A copy of a sequence with some bases replaced, all at once.</summary>
    /// <param name="codes">The sequence.</param>
    /// <param name="positions">Where.</param>
    /// <param name="bases">A base for each position of the sequence.</param>
    public static byte[] Apply(ReadOnlySpan<byte> codes, ReadOnlySpan<int> positions, ReadOnlySpan<byte> bases)
    {
        var changed = codes.ToArray();
        foreach (var position in positions)
            changed[position] = bases[position];
        return changed;
    }
}
