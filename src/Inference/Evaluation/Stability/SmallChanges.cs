using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Evaluation.Stability;

/// <summary>Makes the small changes of a sequence.</summary>
public static class SmallChanges
{
    /// <summary>All changed copies.</summary>
    /// <param name="row">The sequence with its maps; replaced bases keep away from the top bases of every map.</param>
    /// <param name="options">The settings.</param>
    /// <param name="seed">The run's seed.</param>
    public static IReadOnlyList<SmallChange> Of(ExplainedRow row, StabilityOptions options, long seed)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(options);
        var changes = new List<SmallChange>();
        var free = Free(row, options);
        var random = new RowRandom(seed, row.Row).Of(RowDraw.SmallChange, 0);
        random.Shuffle<int>(free);
        foreach (var position in free.Take(options.Substitutions))
            changes.Add(Substitution(row.Codes, position, random));
        for (var shift = 1; shift <= Math.Min(options.LargestShift, row.Codes.Length - 1); shift++)
        {
            changes.Add(Shift(row.Codes, shift));
            changes.Add(Shift(row.Codes, -shift));
        }
        if (options.OtherStrand)
            changes.Add(OtherStrand(row.Codes));
        return changes;
    }

    private static int[] Free(ExplainedRow row, StabilityOptions options)
    {
        var known = new KnownPositions(row.Codes);
        var kept = row.Maps.SelectMany(map => known.Largest(map, options.Top)).Distinct().ToList();
        return [.. Enumerable.Range(0, row.Codes.Length)
            .Where(position => row.Codes[position] < Bases.Unknown && kept.TrueForAll(top => Math.Abs(top - position) >= options.Distance))];
    }

    private static SmallChange Substitution(byte[] codes, int position, SeededRandom random)
    {
        var changed = (byte[])codes.Clone();
        changed[position] = (byte)((codes[position] + 1 + random.Next(3)) % 4);
        return new SmallChange(SmallChangeKind.Substitution, position, changed, Places(codes.Length, place => place == position ? -1 : place));
    }

    private static SmallChange Shift(byte[] codes, int shift)
    {
        var changed = new byte[codes.Length];
        for (var position = 0; position < codes.Length; position++)
            changed[Around(position + shift, codes.Length)] = codes[position];
        // Bases that went around have other neighbors and are not compared.
        return new SmallChange(SmallChangeKind.Shift, shift, changed, Places(codes.Length, place => place + shift >= 0 && place + shift < codes.Length ? place + shift : -1));
    }

    private static SmallChange OtherStrand(byte[] codes)
    {
        var changed = new byte[codes.Length];
        Bases.ReverseComplement(codes, changed);
        return new SmallChange(SmallChangeKind.ReverseComplement, 0, changed, Places(codes.Length, place => codes.Length - 1 - place));
    }

    private static int Around(int position, int length) => (position % length + length) % length;

    private static int[] Places(int length, Func<int, int> place) => [.. Enumerable.Range(0, length).Select(place)];
}
