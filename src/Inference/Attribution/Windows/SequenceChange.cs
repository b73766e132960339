using CisLens.Inference.Sequences;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>Replaces a window by the same positions of another sequence.</summary>
/// <param name="draws">Other sequences of each row.</param>
/// <param name="make">Makes the other sequence of a row (first argument) for a draw (second).</param>
internal sealed class SequenceChange(int draws, Func<int, int, byte[]> make) : WindowChange(draws)
{
    // The windows of a row come one after the other, and each needs all other sequences.
    private readonly byte[]?[] _others = new byte[]?[draws];
    private int _row = -1;

    /// <summary>Dinucleotide shuffles of the whole row.</summary>
    public static SequenceChange Background(AttributionInput input, ChangedSequences sequences, int draws) => new(draws, (row, draw) =>
    {
        var codes = sequences.Codes(row).ToArray();
        DinucleotideShuffle.Shuffle(codes, input.Random(row, draw));
        return codes;
    });

    public override void Apply(int row, int draw, int start, Span<byte> window)
    {
        if (row != _row)
            Array.Clear(_others);
        _row = row;
        var other = _others[draw] ??= make(row, draw);
        for (var i = 0; i < window.Length; i++)
            if (window[i] != Bases.Unknown && other[start + i] != Bases.Unknown)
                window[i] = other[start + i];
    }
}
