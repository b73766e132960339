using CisLens.Inference.Sequences;

namespace CisLens.Inference.Experiments;

/// <summary>How frequent each base is at each position of some sequences.</summary>
public sealed class PositionProfile
{
    private readonly double[] _counts;

    private PositionProfile(double[] counts) => _counts = counts;

    /// <summary>Counts.</summary>
    /// <param name="sequences">Base numbers, all of one length; at least one sequence.</param>
    public static PositionProfile Of(IEnumerable<byte[]> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        double[]? counts = null;
        foreach (var codes in sequences)
        {
            counts ??= new double[4 * codes.Length];
            for (var position = 0; position < codes.Length; position++)
                if (codes[position] < Bases.Unknown)
                    counts[(4 * position) + codes[position]]++;
        }
        return new PositionProfile(counts ?? throw new ArgumentException("A profile needs at least one sequence.", nameof(sequences)));
    }

    /// <summary>Draws a sequence; a position at which no base was known stays unknown.</summary>
    /// <param name="random">Where the randomness comes from; it is advanced.</param>
    public byte[] Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var codes = new byte[_counts.Length / 4];
        for (var position = 0; position < codes.Length; position++)
        {
            var column = _counts.AsSpan(4 * position, 4);
            codes[position] = column.ContainsAnyExcept(0) ? (byte)random.NextWeighted(column) : Bases.Unknown;
        }
        return codes;
    }
}
