using CisLens.Inference.Attribution.Propagation;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Attribution.DeepLift;

/// <summary>What is collected for one target while batches are done.</summary>
internal sealed class RescaleScores(int rows, int length, int references)
{
    private readonly float[] _observed = new float[(long)rows * length];
    private readonly float[] _matrix = new float[4L * rows * length];
    private readonly float[] _errors = new float[rows * references];
    private readonly float[] _changes = new float[rows * references];
    private readonly float[] _values = new float[rows];

    /// <summary>Number of pairs.</summary>
    public int Pairs => _errors.Length;

    /// <summary>Keeps the contributions of some sequences.</summary>
    /// <param name="start">The first sequence.</param>
    /// <param name="hypothetical">[N, 4, L].</param>
    /// <param name="observed">[N, 4, L]: 1 at the observed base.</param>
    public void Put(int start, Tensor hypothetical, Tensor observed)
    {
        (hypothetical * observed).sum(1).ToFloats().CopyTo(_observed, (long)start * length);
        hypothetical.ToFloats().CopyTo(_matrix, 4L * start * length);
    }

    /// <summary>Keeps the completeness errors of some sequences and references, from the raw multipliers.</summary>
    /// <param name="start">The first sequence.</param>
    /// <param name="first">The first reference.</param>
    /// <param name="tape">The recorded pairs.</param>
    /// <param name="target">The scalar.</param>
    /// <param name="multipliers">[1, N, R, 4, L].</param>
    public void PutErrors(int start, int first, PairTape tape, Target target, Tensor multipliers)
    {
        var changes = tape.Change(target);
        var errors = (changes - tape.Explained(multipliers).select(0, 0)).abs().ToFloats();
        var values = changes.ToFloats();
        var count = (int)changes.shape[1];
        for (var row = 0; row < changes.shape[0]; row++)
        {
            errors.AsSpan(row * count, count).CopyTo(_errors.AsSpan((start + row) * references + first));
            values.AsSpan(row * count, count).CopyTo(_changes.AsSpan((start + row) * references + first));
        }
        target.Select(tape.Output).narrow(0, 0, changes.shape[0]).ToFloats().CopyTo(_values, start);
    }

    /// <summary>The largest completeness error, relative to the change of the output.</summary>
    public double LargestError() => Enumerable.Range(0, Pairs).Select(Relative).DefaultIfEmpty(0).Max();

    /// <summary>The sequence and the reference of the largest relative error.</summary>
    public (int Row, int Reference) Worst()
    {
        var worst = Enumerable.Range(0, Pairs).MaxBy(Relative);
        return (worst / references, worst % references);
    }

    /// <summary>Everything, with what was measured.</summary>
    public AttributionMaps ToMaps(IReadOnlyList<MethodCheck> checks) => new(rows, length, _observed, _matrix)
    {
        Arrays = [new MethodArray(RescaleChecks.Array, _errors, [references])],
        Checks = checks,
    };

    private double Relative(int pair)
    {
        var value = _values[pair / references];
        return Completeness.Relative(_errors[pair], value, value - _changes[pair]);
    }
}
