using CisLens.Shared;

namespace CisLens.Inference.Attribution.SecondOrderMutagenesis;

/// <summary>The positions whose pairs are mutated.</summary>
/// <param name="Start">The first.</param>
/// <param name="Step">Distance from one to the next.</param>
/// <param name="Count">Number of positions.</param>
internal readonly record struct ChosenPositions(int Start, int Step, int Count)
{
    /// <summary>The most mutants of one sequence: as many as full ISM of 16,000 bases.</summary>
    public const int MostMutants = 50_000;

    /// <summary>Bases from the first to the last.</summary>
    public int Span => (Count - 1) * Step + 1;

    /// <summary>Each as a window of one base.</summary>
    public IReadOnlyList<WindowPlace> Places
    {
        get
        {
            var chosen = this;
            return [.. Enumerable.Range(0, Count).Select(index => new WindowPlace(chosen[index], chosen[index] + 1))];
        }
    }

    /// <summary>One of them.</summary>
    public int this[int index] => Start + index * Step;

    /// <summary>Mutants of one sequence: three of each position, nine of each pair.</summary>
    public static long Mutants(long positions) => 3 * positions + 9 * (positions * (positions - 1) / 2);

    /// <summary>The positions that the settings choose.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="length">Bases of the sequences.</param>
    /// <exception cref="InputException">They do not fit, or there are too many pairs.</exception>
    public static ChosenPositions Of(SecondOrderMutagenesisOptions options, int length)
    {
        if (Mutants(options.Positions) is var mutants && mutants > MostMutants)
            throw new InputException(
                $"Second-order ISM of {options.Positions:N0} positions takes {mutants:N0} mutants of each sequence, more than {MostMutants:N0}; choose fewer positions, or positions further apart with a larger step.");
        var span = (options.Positions - 1) * (long)options.Step + 1;
        var start = options.Start ?? Math.Max(0, (length - span) / 2);
        return start + span <= length
            ? new ChosenPositions((int)start, options.Step, options.Positions)
            : throw new InputException(
                $"Second-order ISM of {options.Positions:N0} positions from {start:N0} in steps of {options.Step:N0} does not fit sequences of {length:N0} bases; choose fewer positions, a smaller step or an earlier first position.");
    }
}
