namespace CisLens.Inference.Motifs;

/// <summary>Position probability matrix: the share of each letter at each position; every position sums to 1.</summary>
public sealed class Ppm : MotifMatrix
{
    /// <summary>How far the sum of a position may be from 1; files print few digits.</summary>
    public const double SumTolerance = 0.02;

    /// <summary>Takes probabilities over as they are: sums that differ from 1 within <see cref="SumTolerance"/> are left.</summary>
    /// <param name="probabilities">[width x 4], in 0 to 1.</param>
    /// <exception cref="ArgumentException">A number is negative or a position does not sum to 1.</exception>
    public Ppm(double[] probabilities)
        : base(probabilities)
    {
        for (var position = 0; position < Width; position++)
        {
            var column = Column(position);
            var sum = column[0] + column[1] + column[2] + column[3];
            if (column.ContainsAnyInRange(double.NegativeInfinity, -double.Epsilon) || Math.Abs(sum - 1) > SumTolerance)
                throw new ArgumentException($"The probabilities of position {position + 1} are negative or sum to {sum:G4} instead of 1.", nameof(probabilities));
        }
    }

    /// <summary>Counts of a stated number of sites: probability x sites.</summary>
    /// <param name="sites">Positive.</param>
    public Pfm ToPfm(double sites)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sites);
        return new Pfm([.. Values.ToArray().Select(value => value * sites)]);
    }

    /// <summary>
    /// Probabilities with a pseudocount, as in the MEME Suite: (sites x p + pseudocount x background) / (sites + pseudocount).
    /// </summary>
    /// <param name="background">Where the pseudocount goes.</param>
    /// <param name="pseudocount">Sites added, not negative.</param>
    /// <param name="sites">Sites behind the probabilities, positive.</param>
    public Ppm WithPseudocount(Background background, double pseudocount, double sites)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pseudocount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sites);
        var values = new double[Values.Length];
        for (var index = 0; index < values.Length; index++)
            values[index] = ((sites * Values[index]) + (pseudocount * background[index % Letters])) / (sites + pseudocount);
        return new Ppm(values);
    }

    /// <summary>Log-odds against a background, in bits: log2(p / background).</summary>
    /// <param name="background">What the letters would be by chance.</param>
    /// <exception cref="InvalidOperationException">A probability is 0; add a pseudocount first.</exception>
    public Pwm ToPwm(Background background)
    {
        if (Values.Contains(0.0))
            throw new InvalidOperationException("A probability of 0 has no log-odds; add a pseudocount first.");
        var values = new double[Values.Length];
        for (var index = 0; index < values.Length; index++)
            values[index] = Math.Log2(Values[index] / background[index % Letters]);
        return new Pwm(values, background);
    }

    /// <summary>Information of a position in bits: sum of p log2(p / background); 0 to 2 for the uniform background.</summary>
    /// <param name="position">Which.</param>
    /// <param name="background">What the letters would be by chance.</param>
    public double Information(int position, Background background)
    {
        var bits = 0.0;
        for (var letter = 0; letter < Letters; letter++)
            if (this[position, letter] is > 0 and var share)
                bits += share * Math.Log2(share / background[letter]);
        return bits;
    }

    /// <summary>Information of the whole motif in bits.</summary>
    public double Information(Background background) => Enumerable.Range(0, Width).Sum(position => Information(position, background));

    /// <summary>The motif without the positions at both ends that hold less information than a limit; null when none is left.</summary>
    /// <param name="bits">The limit, in bits.</param>
    /// <param name="background">What the letters would be by chance.</param>
    public Ppm? Trim(double bits, Background background)
    {
        var start = 0;
        var end = Width;
        while (start < end && Information(start, background) < bits)
            start++;
        while (end > start && Information(end - 1, background) < bits)
            end--;
        return end > start ? Slice(start, end - start) : null;
    }

    /// <summary>The other strand.</summary>
    public Ppm ReverseComplement() => new(Reversed());

    /// <summary>Some positions.</summary>
    public Ppm Slice(int start, int width) => new(Part(start, width));
}
