using CisLens.Inference.Attribution.DeepLift;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Pisa;

/// <summary>What is collected for one target: contributions of each base to each output position, and how complete they are.</summary>
internal sealed class PisaScores(AttributionInput input, int positions, int references)
{
    private readonly float[] _observed = new float[(long)input.Rows * input.Length];
    private readonly float[] _contributions = new float[(long)input.Rows * positions * input.Length];
    private readonly float[] _part = new float[(long)positions * input.Length];
    private readonly float[] _errors = new float[(long)input.Rows * positions * references];
    private readonly float[] _changes = new float[(long)input.Rows * positions * references];
    private readonly float[] _output = new float[(long)input.Rows * positions];

    /// <summary>Number of output positions.</summary>
    public int Positions => positions;

    /// <summary>Keeps the output of a sequence and how far that of some references is from it.</summary>
    /// <param name="row">The sequence.</param>
    /// <param name="first">The first of the references.</param>
    /// <param name="values">[1 + references, positions].</param>
    /// <param name="count">Number of references.</param>
    public void PutOutput(int row, int first, float[] values, int count)
    {
        values.AsSpan(0, positions).CopyTo(_output.AsSpan(row * positions));
        for (var reference = 0; reference < count; reference++)
            for (var position = 0; position < positions; position++)
                _changes[At(row, position, first + reference)] = values[position] - values[(1 + reference) * positions + position];
    }

    /// <summary>Keeps what some references say of some output positions.</summary>
    /// <param name="row">The sequence.</param>
    /// <param name="first">The first of the references.</param>
    /// <param name="start">The first of the output positions.</param>
    /// <param name="contributions">[output positions, 1, references, L].</param>
    /// <param name="explained">[output positions, 1, references].</param>
    public void Put(int row, int first, int start, Tensor contributions, Tensor explained)
    {
        using var scope = NewDisposeScope();
        contributions.sum([1, 2]).ToFloats().CopyTo(_part, (long)start * input.Length);
        var sums = explained.ToFloats();
        var count = (int)explained.shape[2];
        for (var i = 0; i < sums.Length; i++)
        {
            var at = At(row, start + i / count, first + i % count);
            _errors[at] = Math.Abs(_changes[at] - sums[i]);
        }
    }

    /// <summary>Adds what was kept of all output positions to a sequence, once for each group of references.</summary>
    public void Add(int row)
    {
        var begin = (long)row * positions * input.Length;
        for (var i = 0; i < _part.Length; i++)
            _contributions[begin + i] += _part[i] / references;
    }

    /// <summary>Makes the track of a sequence whose references are all done.</summary>
    public void Finish(int row, PisaSummary summary)
    {
        using var scope = NewDisposeScope();
        var output = tensor(_output.AsSpan(row * positions, positions).ToArray());
        var weights = summary == PisaSummary.Profile ? output.softmax(0) : full_like(output, 1.0 / positions);
        var contributions = tensor(_contributions.AsSpan(row * positions * input.Length, positions * input.Length).ToArray(), [positions, input.Length]);
        weights.matmul(contributions).ToFloats().CopyTo(_observed, (long)row * input.Length);
    }

    /// <summary>Everything, with what was measured.</summary>
    public AttributionMaps ToMaps(IReadOnlyList<MethodCheck> checks) => new(input.Rows, input.Length, _observed, null)
    {
        Arrays =
        [
            new MethodArray(PisaMethod.Contributions, _contributions, [positions, input.Length]),
            new MethodArray(RescaleChecks.Array, _errors, [positions, references]),
        ],
        Checks = [RescaleChecks.Of(LargestError(), _errors.Length, () => null), .. checks],
    };

    /// <summary>The largest error, relative to the change of the output position.</summary>
    private double LargestError() => Enumerable.Range(0, _errors.Length).Select(at =>
    {
        var output = _output[at / references];
        return Completeness.Relative(_errors[at], output, output - _changes[at]);
    }).DefaultIfEmpty(0).Max();

    private int At(int row, int position, int reference) => (row * positions + position) * references + reference;
}
