namespace CisLens.Inference.Motifs;

/// <summary>What share of letters is A, C, G and T by chance; the four sum to 1.</summary>
public readonly record struct Background(double A, double C, double G, double T)
{
    /// <summary>A quarter each.</summary>
    public static Background Uniform { get; } = new(0.25, 0.25, 0.25, 0.25);

    /// <summary>The share of a letter, 0 to 3 for A C G T.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such letter.</exception>
    public double this[int letter] => letter switch
    {
        0 => A,
        1 => C,
        2 => G,
        3 => T,
        _ => throw new ArgumentOutOfRangeException(nameof(letter)),
    };

    /// <summary>Four positive shares, divided by their sum.</summary>
    /// <exception cref="ArgumentException">A share is not positive and finite.</exception>
    public static Background FromShares(ReadOnlySpan<double> shares)
    {
        if (shares.Length != 4)
            throw new ArgumentException($"A background has four shares, not {shares.Length}.", nameof(shares));
        var sum = 0.0;
        foreach (var share in shares)
            sum += share > 0 && double.IsFinite(share) ? share : throw new ArgumentException("The shares of a background are positive.", nameof(shares));
        return new Background(shares[0] / sum, shares[1] / sum, shares[2] / sum, shares[3] / sum);
    }

    /// <summary>The background of the other strand.</summary>
    public Background Complement() => new(T, G, C, A);

    /// <summary>The mean of both strands: A = T and C = G, as the MEME Suite uses it when both strands are scanned.</summary>
    public Background BothStrands() => new((A + T) / 2, (C + G) / 2, (C + G) / 2, (A + T) / 2);
}
