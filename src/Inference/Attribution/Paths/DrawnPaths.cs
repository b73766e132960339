using CisLens.Inference.Attribution.References;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Paths;

/// <summary>
/// Paths of which a single gradient is taken, at a random place: sample s of row n is path n * samples + s. What is drawn depends
/// on the seed, the row's number in the run and s alone.
/// </summary>
internal sealed class DrawnPaths : PathNodes, IPathEnds
{
    private readonly AttributionInput _input;
    private readonly ReferenceSequences _references;
    private readonly double _noise;
    private readonly int[] _pairs;
    private readonly float[] _positions;

    /// <summary>Draws the places and chooses the references.</summary>
    /// <param name="input">The sequences.</param>
    /// <param name="references">Where paths can begin.</param>
    /// <param name="samples">Paths of each sequence.</param>
    /// <param name="inTurn">Takes the references in turn; else each is drawn from all of them.</param>
    /// <param name="noise">Standard deviation of Gaussian noise on known bases of the sequence; 0 for none.</param>
    public DrawnPaths(AttributionInput input, ReferenceSequences references, int samples, bool inTurn, double noise)
    {
        (_input, _references, Count, _noise) = (input, references, samples, noise);
        _pairs = new int[input.Rows * samples];
        _positions = new float[_pairs.Length];
        for (var path = 0; path < _pairs.Length; path++)
        {
            var (row, sample) = Math.DivRem(path, samples);
            var random = Random(row, sample);
            _positions[path] = (float)random.NextDouble();
            var drawn = random.Next(references.Count);
            _pairs[path] = row * references.Count + (inTurn ? sample % references.Count : drawn);
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public override int Steps => 1;

    /// <inheritdoc/>
    public override float Position(int path, int step) => _positions[path];

    /// <inheritdoc/>
    public override float Weight(int step) => 1;

    /// <inheritdoc/>
    public (Tensor Sequences, Tensor References) Take(ReadOnlySpan<int> pairs)
    {
        var chosen = new int[pairs.Length];
        for (var i = 0; i < chosen.Length; i++)
            chosen[i] = _pairs[pairs[i]];
        var (sequences, references) = _references.Take(chosen);
        if (_noise > 0)
            AddNoise(sequences, pairs);
        return (sequences, references);
    }

    private void AddNoise(Tensor sequences, ReadOnlySpan<int> paths)
    {
        using var scope = NewDisposeScope();
        var each = 4 * _input.Length;
        var values = new float[(long)paths.Length * each];
        for (var i = 0; i < paths.Length; i++)
        {
            var (row, sample) = Math.DivRem(paths[i], Count);
            var random = Random(row, sample);
            // The place on the path and the reference come first.
            random.NextDouble();
            random.Next(_references.Count);
            foreach (ref var value in values.AsSpan(i * each, each))
                value = (float)(_noise * random.NextNormal());
        }
        var known = KnownBases.Positions(KnownBases.Observed(sequences));
        sequences.add_(tensor(values, [paths.Length, 4, _input.Length]).to(sequences.dtype, sequences.device) * known);
    }

    // Numbers from -1 downwards: those from 0 upwards belong to the shuffles.
    private Sequences.SeededRandom Random(int row, int sample) => _input.Random(row, -1 - sample);
}
