using CisLens.Inference.Sequences;
using CisLens.Shared;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>Replaces a window by another stretch of the same sequence, all of them being equally likely.</summary>
/// <param name="input">Where the seeds come from.</param>
/// <param name="sequences">The sequences.</param>
/// <param name="draws">Stretches for each window.</param>
internal sealed class StretchChange(AttributionInput input, ChangedSequences sequences, int draws) : WindowChange(draws)
{
    public override void Apply(int row, int draw, int start, Span<byte> window)
    {
        var others = input.Length - window.Length;
        if (others == 0)
            throw new InputException($"A window of {window.Length} bases leaves no other stretch of sequences of {input.Length} bases; choose a smaller window.");
        var random = SeededRandom.ForItem(unchecked((long)input.Random(row, start).NextBits()), draw);
        var place = random.Next(others);
        var stretch = sequences.Codes(row).Slice(place < start ? place : place + 1, window.Length);
        for (var i = 0; i < window.Length; i++)
            if (window[i] != Bases.Unknown && stretch[i] != Bases.Unknown)
                window[i] = stretch[i];
    }
}
