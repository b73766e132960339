namespace CisLens.Inference.Motifs;

/// <summary>Position frequency matrix: how often each letter stands at each position among aligned sites.</summary>
public sealed class Pfm : MotifMatrix
{
    /// <summary>Takes counts over.</summary>
    /// <param name="counts">[width x 4]; not negative, each position with a positive sum. Weighted sites give fractions.</param>
    /// <exception cref="ArgumentException">A count is negative or a position has none.</exception>
    public Pfm(double[] counts)
        : base(counts)
    {
        for (var position = 0; position < Width; position++)
            if (Column(position).ContainsAnyInRange(double.NegativeInfinity, -double.Epsilon) || Sites(position) <= 0)
                throw new ArgumentException($"Position {position + 1} has a negative count or no count at all.", nameof(counts));
    }

    /// <summary>Number of sites at a position.</summary>
    public double Sites(int position)
    {
        var column = Column(position);
        return column[0] + column[1] + column[2] + column[3];
    }

    /// <summary>Probabilities: (count + pseudocount x background) / (sites + pseudocount), position by position.</summary>
    /// <param name="background">Where the pseudocount goes.</param>
    /// <param name="pseudocount">Sites added to each position, not negative.</param>
    public Ppm ToPpm(Background background, double pseudocount = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pseudocount);
        var values = new double[Values.Length];
        for (var position = 0; position < Width; position++)
            for (var letter = 0; letter < Letters; letter++)
                values[(position * Letters) + letter] =
                    (this[position, letter] + (pseudocount * background[letter])) / (Sites(position) + pseudocount);
        return new Ppm(values);
    }

    /// <summary>The other strand.</summary>
    public Pfm ReverseComplement() => new(Reversed());

    /// <summary>Some positions.</summary>
    public Pfm Slice(int start, int width) => new(Part(start, width));
}
