using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution.SecondOrderMutagenesis;

/// <summary>Collects the interactions of all sequences for one target.</summary>
/// <param name="bases">The sequences.</param>
/// <param name="chosen">The positions.</param>
/// <param name="reduction">How the nine interactions of a pair become one number.</param>
internal sealed class PairMaps(ObservedBases bases, ChosenPositions chosen, PairReduction reduction)
{
    private readonly float[] _observed = new float[(long)bases.Rows * bases.Length];
    private readonly float[] _matrix = new float[4L * bases.Rows * bases.Length];
    private readonly float[] _interactions = new float[(long)bases.Rows * chosen.Count * chosen.Count];
    private readonly List<IReadOnlyList<MethodCheck>> _checks = [];

    /// <summary>Takes a sequence in.</summary>
    public void Add(int row, PairEffects effects, int target, IReadOnlyList<MethodCheck> checks)
    {
        _checks.Add(checks);
        foreach (var (substitution, effect) in effects.Effects(target))
            _matrix[(4L * row + substitution.Letter) * bases.Length + chosen[substitution.Index]] = effect;
        foreach (var pair in effects.Interactions(target).GroupBy(found => (First: found.First.Index, Second: found.Second.Index)))
        {
            var value = (float)Reduce([.. pair.Select(found => found.Value)]);
            _interactions[Place(row, pair.Key.First, pair.Key.Second)] = value;
            _interactions[Place(row, pair.Key.Second, pair.Key.First)] = value;
        }
        for (var i = 0; i < chosen.Count; i++)
            _observed[(long)row * bases.Length + chosen[i]] = Enumerable.Range(0, chosen.Count).Sum(j => Math.Abs(_interactions[Place(row, i, j)])) / (chosen.Count - 1);
    }

    /// <summary>The maps of all sequences.</summary>
    public AttributionMaps ToMaps() => new(bases.Rows, bases.Length, _observed, _matrix)
    {
        Arrays = [new MethodArray(SecondOrderMutagenesisMethod.Interactions, _interactions, [chosen.Count, chosen.Count])],
        Checks = MethodCheck.Merge(_checks),
    };

    private long Place(int row, int first, int second) => ((long)row * chosen.Count + first) * chosen.Count + second;

    private double Reduce(double[] values) => reduction switch
    {
        PairReduction.Strongest => values.MaxBy(Math.Abs),
        PairReduction.MeanAbsolute => values.Average(Math.Abs),
        _ => values.Average(),
    };
}
