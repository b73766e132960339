using CisLens.Inference.Sequences;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>Shuffles a window's own bases.</summary>
/// <param name="input">Where the seeds come from.</param>
/// <param name="draws">Shuffles of each window.</param>
/// <param name="pairs">True to keep the numbers of neighbouring pairs and the first and last base, false to keep those of the bases alone.</param>
internal sealed class ShuffleChange(AttributionInput input, int draws, bool pairs) : WindowChange(draws)
{
    public override void Apply(int row, int draw, int start, Span<byte> window)
    {
        var random = SeededRandom.ForItem(unchecked((long)input.Random(row, start).NextBits()), draw);
        if (pairs)
            DinucleotideShuffle.Shuffle(window, random);
        else
            MononucleotideShuffle.Shuffle(window, random);
    }
}
