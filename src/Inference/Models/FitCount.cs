using CisLens.Shared.Sequences;

namespace CisLens.Inference.Models;

/// <summary>How the sequences of a set fit a model. Counted from their lengths, by the model's own rules.</summary>
/// <param name="Whole">Taken as they are.</param>
/// <param name="Padded">Filled up with unknown bases.</param>
/// <param name="Cropped">Cut to their middle.</param>
/// <param name="Dropped">Left out.</param>
/// <param name="Reason">Why the first of them is left out; null when none is.</param>
/// <param name="Longest">The longest window, in bases.</param>
/// <param name="UnknownDropped">Whether the model also refuses sequences with unknown bases and the set has some; they are counted when the run is prepared.</param>
public sealed record FitCount(long Whole, long Padded, long Cropped, long Dropped, string? Reason, int Longest, bool UnknownDropped)
{
    private const int LengthsAtOnce = 1 << 16;

    /// <summary>Sequences that remain.</summary>
    public long Fitting => Whole + Padded + Cropped;

    /// <summary>Counts them.</summary>
    /// <param name="set">The sequences.</param>
    /// <param name="card">The model.</param>
    /// <param name="token">Ends the reading of a large set.</param>
    public static FitCount Of(SequenceSet set, ModelCard card, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(card);
        var fitting = new InputFitting(card);
        var count = new FitCount(0, 0, 0, 0, null, 0, card.Input.Unknown == UnknownRule.Drop && set.Report.UnknownShare > 0);
        foreach (var (length, sequences) in LengthsOf(set, token))
            count = count.With(fitting, length, sequences);
        return count;
    }

    // The rules look at nothing but the length here, so one sequence of each length speaks for all.
    private FitCount With(InputFitting fitting, int length, long sequences)
    {
        if (!fitting.TryFit(new NamedSequence("", new string('A', length)), out var fitted, out var reason))
            return this with { Dropped = Dropped + sequences, Reason = Reason ?? reason };
        var longest = this with { Longest = Math.Max(Longest, fitted!.Bases.Length) };
        return fitted.Bases.Length.CompareTo(length) switch
        {
            > 0 => longest with { Padded = Padded + sequences },
            < 0 => longest with { Cropped = Cropped + sequences },
            _ => longest with { Whole = Whole + sequences },
        };
    }

    private static Dictionary<int, long> LengthsOf(SequenceSet set, CancellationToken token)
    {
        var counts = new Dictionary<int, long>();
        for (var first = 0L; first < set.Count; first += LengthsAtOnce)
        {
            token.ThrowIfCancellationRequested();
            foreach (var length in set.Lengths(first, (int)Math.Min(LengthsAtOnce, set.Count - first)))
                counts[length] = counts.GetValueOrDefault(length) + 1;
        }

        return counts;
    }
}
