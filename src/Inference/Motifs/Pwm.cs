namespace CisLens.Inference.Motifs;

/// <summary>Position weight matrix: log-odds of each letter against a background, in bits; positive where the motif prefers the letter.</summary>
public sealed class Pwm : MotifMatrix
{
    /// <summary>Takes log-odds over.</summary>
    /// <param name="logOdds">[width x 4], in bits.</param>
    /// <param name="background">The background they stand against.</param>
    public Pwm(double[] logOdds, Background background)
        : base(logOdds) => Background = background;

    /// <summary>What the letters would be by chance.</summary>
    public Background Background { get; }

    /// <summary>The probabilities: background x 2^log-odds.</summary>
    public Ppm ToPpm()
    {
        var values = new double[Values.Length];
        for (var index = 0; index < values.Length; index++)
            values[index] = Background[index % Letters] * Math.Pow(2, Values[index]);
        return new Ppm(values);
    }

    /// <summary>The other strand, against the other strand's background.</summary>
    public Pwm ReverseComplement() => new(Reversed(), Background.Complement());
}
