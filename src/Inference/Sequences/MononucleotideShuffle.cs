namespace CisLens.Inference.Sequences;

/// <summary>
/// Random sequences with the same number of each base, all orders being equally likely. Unknown bases (N) stay where they are;
/// the known ones are shuffled among all known positions. Case is carried along with the letter.
/// </summary>
public static class MononucleotideShuffle
{
    /// <summary>Makes one shuffle.</summary>
    /// <param name="bases">The sequence.</param>
    /// <param name="random">Where the randomness comes from; it is advanced.</param>
    /// <exception cref="Shared.InputException">A letter belongs to neither DNA nor RNA.</exception>
    public static string Shuffle(ReadOnlySpan<char> bases, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var codes = Bases.Encode(bases);
        var result = bases.ToArray();
        var known = new List<char>(bases.Length);
        for (var i = 0; i < codes.Length; i++)
            if (codes[i] != Bases.Unknown)
                known.Add(bases[i]);
        var shuffled = known.ToArray();
        random.Shuffle<char>(shuffled);
        for (int i = 0, next = 0; i < codes.Length; i++)
            if (codes[i] != Bases.Unknown)
                result[i] = shuffled[next++];
        return new string(result);
    }

    /// <summary>Shuffles a sequence of base numbers (see <see cref="Bases"/>) in place.</summary>
    public static void Shuffle(Span<byte> codes, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var known = new byte[codes.Length];
        var count = 0;
        foreach (var code in codes)
            if (code != Bases.Unknown)
                known[count++] = code;
        random.Shuffle(known.AsSpan(0, count));
        for (int i = 0, next = 0; i < codes.Length; i++)
            if (codes[i] != Bases.Unknown)
                codes[i] = known[next++];
    }

    /// <summary>Makes several shuffles of a sequence.</summary>
    /// <param name="bases">The sequence.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Equal seeds give equal shuffles on every machine.</param>
    public static IReadOnlyList<string> Create(string bases, int count, long seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Shuffle(bases, random))];
    }
}
