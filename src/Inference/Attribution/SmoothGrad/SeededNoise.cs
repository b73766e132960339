using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.SmoothGrad;

/// <summary>Noise for copies of sequences; what a copy gets depends on the seed, its row's number in the run and its own number alone.</summary>
internal sealed class SeededNoise
{
    private readonly AttributionInput _input;
    private readonly SmoothGradOptions _options;
    private readonly float[] _oneHot;

    /// <summary>Prepares the noise of an input.</summary>
    public SeededNoise(AttributionInput input, SmoothGradOptions options) =>
        (_input, _options, _oneHot) = (input, options, Models.TensorValues.ToFloats(input.OneHot));

    /// <summary>The noise of some copies.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="count">How many.</param>
    /// <returns>[count, 4, L]; 0 at unknown bases.</returns>
    public Tensor Take(int first, int count)
    {
        using var scope = NewDisposeScope();
        var each = 4 * _input.Length;
        var values = new float[(long)count * each];
        for (var i = 0; i < count; i++)
        {
            var (row, sample) = Math.DivRem(first + i, _options.Samples);
            Fill(values.AsSpan(i * each, each), _oneHot.AsSpan(row * each, each), _input.Random(row, sample));
        }
        return tensor(values, [count, 4, _input.Length]).to(_input.OneHot.dtype, _input.OneHot.device).MoveToOuterDisposeScope();
    }

    private void Fill(Span<float> noise, ReadOnlySpan<float> oneHot, Sequences.SeededRandom random)
    {
        var length = _input.Length;
        Span<double> column = stackalloc double[4];
        for (var position = 0; position < length; position++)
        {
            var known = false;
            for (var letter = 0; letter < 4; letter++)
            {
                var value = oneHot[letter * length + position];
                known |= value == 1;
                column[letter] = value + _options.Noise * random.NextNormal();
            }
            if (!known)
                continue;
            if (_options.Kind == SmoothGradNoise.Simplex)
                Simplex.Project(column);
            for (var letter = 0; letter < 4; letter++)
                noise[letter * length + position] = (float)(column[letter] - oneHot[letter * length + position]);
        }
    }
}
