using CisLens.Inference.Sequences;

namespace CisLens.Inference.Simulation;

/// <summary>Draws the backgrounds of a set.</summary>
internal sealed class BackgroundSource
{
    private readonly SimulationOptions _options;
    private readonly IReadOnlyList<string> _real;
    private readonly MarkovBackground? _counted;

    /// <summary>Prepares the backgrounds.</summary>
    /// <param name="options">What the set consists of.</param>
    /// <param name="real">Real sequences, A, C, G, T only and none shorter than the set's; needed where the options say so.</param>
    public BackgroundSource(SimulationOptions options, IReadOnlyList<string> real)
    {
        (_options, _real) = (options, real);
        if (options.NeedsSequences() && real.Count == 0)
            throw new ArgumentException("The background is made of real sequences, but none are given.", nameof(real));
        if (options.Background == BackgroundKind.Markov)
            _counted = MarkovBackground.Counted(options.Order, real);
    }

    /// <summary>Draws the background of one sequence.</summary>
    /// <param name="gcBias">What is added to the mean share of G and C.</param>
    /// <param name="random">The stream of the sequence; it is advanced.</param>
    public string Draw(double gcBias, SeededRandom random) => _options.Background switch
    {
        BackgroundKind.Markov => _counted!.Draw(_options.Length, random),
        BackgroundKind.Shuffled => DinucleotideShuffle.Shuffle(Window(random), random),
        BackgroundKind.Independent => MarkovBackground.Independent(Gc(gcBias, random)).Draw(_options.Length, random),
        _ => MarkovBackground.CpgDepleted(Gc(gcBias, random)).Draw(_options.Length, random),
    };

    private double Gc(double bias, SeededRandom random) =>
        Math.Clamp(_options.MeanGc + bias + _options.GcDeviation * random.NextNormal(), 0.3, 0.7);

    private ReadOnlySpan<char> Window(SeededRandom random)
    {
        var sequence = _real[random.Next(_real.Count)];
        return sequence.AsSpan(random.Next(sequence.Length - _options.Length + 1), _options.Length);
    }
}
