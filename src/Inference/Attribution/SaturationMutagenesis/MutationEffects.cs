namespace CisLens.Inference.Attribution.SaturationMutagenesis;

/// <summary>What mutations do to each target.</summary>
/// <param name="unmutated">[sequences, targets]: the outputs for the sequences themselves.</param>
/// <param name="targets">Number of targets.</param>
/// <param name="bases">The sequences.</param>
internal sealed class MutationEffects(float[] unmutated, int targets, ObservedBases bases)
{
    private readonly float[][] _matrices = [.. Enumerable.Range(0, targets).Select(_ => new float[4L * bases.Rows * bases.Length])];

    /// <summary>Number of targets.</summary>
    public int Targets => targets;

    /// <summary>The effects on a target: [N, 4, L], 0 at the observed base.</summary>
    public float[] Matrix(int target) => _matrices[target];

    /// <summary>The output for a sequence itself.</summary>
    public float Unmutated(long row, int target) => unmutated[row * targets + target];

    /// <summary>The effect of one mutation.</summary>
    public float this[int target, long row, int letter, long position] => _matrices[target][(4 * row + letter) * bases.Length + position];

    /// <summary>The largest absolute effect in a sequence.</summary>
    public float Largest(int target, long row)
    {
        var all = _matrices[target].AsSpan((int)(4 * row * bases.Length), 4 * bases.Length);
        var largest = 0f;
        foreach (var effect in all)
            largest = Math.Max(largest, Math.Abs(effect));
        return largest;
    }

    /// <summary>Takes the outputs of mutants in.</summary>
    /// <param name="batch">The mutations.</param>
    /// <param name="values">[mutations, targets].</param>
    public void Add(MutationBatch batch, float[] values)
    {
        for (var i = 0; i < batch.Rows.Length; i++)
            for (var target = 0; target < targets; target++)
                Set(target, batch.Rows[i], batch.Letters[i], batch.Positions[i], values[(long)i * targets + target]);
    }

    /// <summary>Takes the output of one mutant in.</summary>
    public void Set(int target, long row, int letter, long position, float value) =>
        _matrices[target][(4 * row + letter) * bases.Length + position] = value - Unmutated(row, target);
}
