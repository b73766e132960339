using CisLens.Inference.Sequences;

namespace CisLens.Inference.Experiments;

/// <summary>A motif that is written over a sequence. The length of the sequence stays.</summary>
/// <param name="Codes">The motif's base numbers, see <see cref="Bases"/>; an unknown base keeps the base below it.</param>
/// <param name="Start">0-based position of its first base in the sequence.</param>
public sealed record MotifPlacement(byte[] Codes, int Start)
{
    /// <summary>Puts a motif into the middle: at length / 2 - width / 2, both rounded down, as tangermeme does.</summary>
    /// <param name="codes">The motif's base numbers.</param>
    /// <param name="length">Bases of the sequence.</param>
    public static MotifPlacement Centred(byte[] codes, int length)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return new MotifPlacement(codes, (length / 2) - (codes.Length / 2));
    }

    /// <summary>Writes the motif.</summary>
    /// <param name="sequence">Base numbers, changed in place.</param>
    /// <exception cref="ArgumentOutOfRangeException">The motif does not lie wholly inside of the sequence.</exception>
    public void Apply(Span<byte> sequence)
    {
        if (Start < 0 || Start + Codes.Length > sequence.Length)
            throw new ArgumentOutOfRangeException(nameof(sequence), $"A motif of {Codes.Length} bases at {Start} does not lie inside of a sequence of {sequence.Length} bases.");
        for (var place = 0; place < Codes.Length; place++)
            if (Codes[place] < Bases.Unknown)
                sequence[Start + place] = Codes[place];
    }
}
