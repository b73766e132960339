namespace CisLens.Inference.Sequences;

/// <summary>Edits of a sequence that give a new one. Positions are 0-based; an end is excluded.</summary>
public static class SequenceEdits
{
    /// <summary>Writes a motif over the bases at a position; an N of the motif keeps the base below it. The length stays.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The motif does not lie wholly inside the sequence.</exception>
    public static string Substitute(string bases, string motif, int start)
    {
        ArgumentNullException.ThrowIfNull(bases);
        ArgumentNullException.ThrowIfNull(motif);
        CheckInside(start, start + motif.Length, bases.Length);
        var letters = bases.ToCharArray();
        for (var i = 0; i < motif.Length; i++)
            if (motif[i] is not ('N' or 'n'))
                letters[start + i] = motif[i];
        return new string(letters);
    }

    /// <summary>Writes the motif over the middle of the sequence (the left one where there are two).</summary>
    public static string SubstituteCentered(string bases, string motif)
    {
        ArgumentNullException.ThrowIfNull(bases);
        ArgumentNullException.ThrowIfNull(motif);
        return Substitute(bases, motif, (bases.Length - motif.Length) / 2);
    }

    /// <summary>Puts a motif before the base at a position; the sequence grows.</summary>
    public static string Insert(string bases, string motif, int start)
    {
        ArgumentNullException.ThrowIfNull(bases);
        CheckInside(start, start, bases.Length);
        return bases.Insert(start, motif);
    }

    /// <summary>Removes the bases from a start to an end; the sequence shrinks.</summary>
    public static string Delete(string bases, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(bases);
        CheckInside(start, end, bases.Length);
        return bases.Remove(start, end - start);
    }

    private static void CheckInside(int start, int end, int length)
    {
        if (start < 0 || end < start || end > length)
            throw new ArgumentOutOfRangeException(nameof(start), $"The stretch from {start} to {end} does not lie inside a sequence of {length} bases.");
    }
}
