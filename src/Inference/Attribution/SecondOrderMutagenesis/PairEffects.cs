namespace CisLens.Inference.Attribution.SecondOrderMutagenesis;

/// <summary>Outputs of all single and double mutants of one sequence at the chosen positions.</summary>
internal sealed class PairEffects
{
    private readonly Dictionary<(Substitution, Substitution), int> _pairs = [];
    private readonly Dictionary<Substitution, int> _singles = [];
    private readonly float[] _values;
    private readonly int _targets;

    private PairEffects(List<Substitution[]> mutants, float[] values, int targets)
    {
        (Mutants, _values, _targets) = (mutants, values, targets);
        for (var i = 0; i < mutants.Count; i++)
            if (mutants[i] is [var first, var second])
                _pairs.Add((first, second), i);
            else if (mutants[i] is [var single])
                _singles.Add(single, i);
    }

    /// <summary>The mutants; the first is the sequence itself.</summary>
    public IReadOnlyList<Substitution[]> Mutants { get; }

    /// <summary>Computes them.</summary>
    /// <param name="outputs">Outputs [mutants, targets] of mutants given by their substitutions.</param>
    /// <param name="bases">The sequences.</param>
    /// <param name="row">The sequence.</param>
    /// <param name="chosen">The positions.</param>
    /// <param name="targets">Number of targets.</param>
    public static PairEffects Compute(Func<IReadOnlyList<Substitution[]>, float[]> outputs, ObservedBases bases, int row, ChosenPositions chosen, int targets)
    {
        var singles = Singles(bases, row, chosen);
        List<Substitution[]> mutants = [[], .. singles.Select(single => new[] { single })];
        for (var i = 0; i < singles.Count; i++)
            mutants.AddRange(singles.Skip(i + 1).Where(second => second.Index > singles[i].Index).Select(second => new[] { singles[i], second }));
        return new PairEffects(mutants, outputs(mutants), targets);
    }

    /// <summary>The output for the sequence itself.</summary>
    public float Unmutated(int target) => _values[target];

    /// <summary>The output of a mutant by its number.</summary>
    public float Output(int mutant, int target) => _values[(long)mutant * _targets + target];

    /// <summary>The effects of the single mutations at the chosen positions.</summary>
    public IEnumerable<(Substitution Substitution, float Effect)> Effects(int target) =>
        _singles.Select(single => (single.Key, Output(single.Value, target) - Unmutated(target)));

    /// <summary>How much each pair of mutations does beyond the sum of both: f(both) - f(first) - f(second) + f(sequence).</summary>
    public IEnumerable<(Substitution First, Substitution Second, double Value)> Interactions(int target) => _pairs.Select(pair =>
        (pair.Key.Item1, pair.Key.Item2, (double)Output(pair.Value, target)
            - Output(_singles[pair.Key.Item1], target) - Output(_singles[pair.Key.Item2], target) + Unmutated(target)));

    private static List<Substitution> Singles(ObservedBases bases, int row, ChosenPositions chosen)
    {
        var singles = new List<Substitution>();
        for (var index = 0; index < chosen.Count; index++)
            if (bases[row, chosen[index]] is var observed && observed != ObservedBases.Unknown)
                singles.AddRange(Enumerable.Range(0, 3).Select(other => new Substitution(index, ObservedBases.Mutated(observed, other))));
        return singles;
    }
}
