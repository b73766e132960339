namespace CisLens.Inference.Sequences;

/// <summary>
/// Random sequences with exactly the same number of each pair of neighboring bases, hence also of each base, and the same first
/// and last base (Altschul and Erickson, Molecular Biology and Evolution 1985). Every such sequence is equally likely: the last
/// edges are a uniformly random tree (Wilson's algorithm, STOC 1996), the other edges are in random order.
/// Unknown bases (N) stay where they are and each stretch between them is shuffled by itself. The result is upper case; U becomes T.
/// </summary>
public static class DinucleotideShuffle
{
    /// <summary>Makes one shuffle.</summary>
    /// <param name="bases">The sequence.</param>
    /// <param name="random">Where the randomness comes from; it is advanced.</param>
    /// <exception cref="Shared.InputException">A letter belongs to neither DNA nor RNA.</exception>
    public static string Shuffle(ReadOnlySpan<char> bases, SeededRandom random)
    {
        var codes = Bases.Encode(bases);
        Shuffle(codes, random);
        return Restore(codes, bases);
    }

    /// <summary>Makes several shuffles of a sequence; they may repeat where few exist, see <see cref="Log10Count"/>.</summary>
    /// <param name="bases">The sequence.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Equal seeds give equal shuffles on every machine.</param>
    public static IReadOnlyList<string> Create(string bases, int count, long seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Shuffle(bases, random))];
    }

    /// <summary>Shuffles a sequence of base numbers (see <see cref="Bases"/>) in place.</summary>
    public static void Shuffle(Span<byte> codes, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (var stretch in KnownStretches(codes))
            ShuffleStretch(codes[stretch], random);
    }

    /// <summary>
    /// The decimal logarithm of the number of different shuffles, the sequence itself included (Whittle's formula, 1955). It is 0
    /// where only the sequence itself has these counts, as for AAAACCCC or ACACAC: such a sequence is no negative of itself.
    /// </summary>
    public static double Log10Count(ReadOnlySpan<char> bases)
    {
        var codes = Bases.Encode(bases);
        return KnownStretches(codes).Sum(stretch => EulerianPaths.Log10Count(codes.AsSpan(stretch)));
    }

    private static void ShuffleStretch(Span<byte> codes, SeededRandom random)
    {
        // Three bases fix themselves: the ends are kept and one base is left.
        if (codes.Length > 3)
            EulerianPaths.Walk(codes, random);
    }

    private static List<Range> KnownStretches(ReadOnlySpan<byte> codes)
    {
        var stretches = new List<Range>();
        for (var start = 0; start < codes.Length; start++)
        {
            if (codes[start] == Bases.Unknown)
                continue;
            var length = codes[start..].IndexOf(Bases.Unknown);
            var end = length < 0 ? codes.Length : start + length;
            stretches.Add(start..end);
            start = end;
        }
        return stretches;
    }

    private static string Restore(ReadOnlySpan<byte> codes, ReadOnlySpan<char> original)
    {
        var letters = Bases.Decode(codes).ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            if (codes[i] == Bases.Unknown)
                letters[i] = char.ToUpperInvariant(original[i]);
        return new string(letters);
    }
}
