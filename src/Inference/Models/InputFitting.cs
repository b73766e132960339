using CisLens.Inference.Sequences;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Models;

/// <summary>Fits sequences to what a model takes, by the rules of its card. Needs no tensors.</summary>
/// <param name="card">The model's card.</param>
public sealed class InputFitting(ModelCard card)
{
    private int Shortest => card.Input.Length ?? Math.Max(card.Input.MinimumLength ?? 1, 2 * card.Input.Context + 1);

    private int Longest => card.Input.Length ?? card.Input.MaximumLength ?? int.MaxValue;

    /// <summary>Pads, crops or drops a sequence.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="fitted">The model's window; null when dropped.</param>
    /// <param name="reason">Why it is dropped, as a sentence; null when it is not.</param>
    /// <returns>False when the sequence is dropped.</returns>
    public bool TryFit(NamedSequence sequence, out FittedInput? fitted, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        (fitted, reason) = (null, Refusal(sequence.Bases));
        if (reason is not null)
            return false;
        fitted = Fit(sequence.Bases);
        return true;
    }

    /// <summary>The window as one-hot, in A, C, G, T order; the model's own channel order is applied when it runs.</summary>
    /// <param name="input">A fitted sequence.</param>
    /// <param name="destination">[4, length], overwritten.</param>
    public void Encode(FittedInput input, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(input);
        OneHot.Encode(input.Bases, destination, card.Input.Unknown == UnknownRule.Quarter ? UnknownBase.Quarter : UnknownBase.Zeros);
    }

    private FittedInput Fit(string bases)
    {
        if (bases.Length < Shortest)
        {
            var missing = Shortest - bases.Length;
            var left = missing / 2;
            return new FittedInput($"{new string('N', left)}{bases}{new string('N', missing - left)}", left);
        }
        if (bases.Length <= Longest)
            return new FittedInput(bases, 0);
        var start = (bases.Length - Longest) / 2;
        return new FittedInput(bases.Substring(start, Longest), -start);
    }

    private string? Refusal(string bases)
    {
        if (bases.Length < Shortest && card.Input.Short == ShortRule.Drop)
            return $"It has {bases.Length:N0} bases, fewer than the {Shortest:N0} that {card.Title} takes; this model does not pad.";
        if (bases.Length > Longest && card.Input.Long == LongRule.Drop)
            return $"It has {bases.Length:N0} bases, more than the {Longest:N0} that {card.Title} takes; this model does not crop.";
        if (card.Input.Unknown != UnknownRule.Drop)
            return null;
        if (bases.Length < Shortest)
            return $"It has {bases.Length:N0} bases, fewer than the {Shortest:N0} that {card.Title} takes, and would have to be padded with unknown bases, which this model refuses.";
        var unknown = Fit(bases).Bases.Count(letter => Bases.TryEncode(letter, out var code) && code == Bases.Unknown);
        return unknown == 0 ? null : $"It has {unknown:N0} unknown bases (N or another IUPAC code), which {card.Title} refuses.";
    }
}
