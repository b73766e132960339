using CisLens.Inference.Models;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.SaturationMutagenesis;

/// <summary>
/// In-silico saturation mutagenesis: every known base is replaced by each of the three others, and the change of the output is
/// the score. Unknown bases are not mutated and score 0.
/// </summary>
public sealed class SaturationMutagenesisMethod : SingleTargetMethod<SaturationMutagenesisOptions>
{
    /// <inheritdoc/>
    protected override MethodInfo Describe(SaturationMutagenesisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new MethodInfo
        {
            Id = "ism",
            Name = "ISM",
            Family = MethodFamily.Perturbation,
            Summary = "Effect of every point mutation, computed by making it.",
            Formula = options.Track == SaturationMutagenesisTrack.NegativeMean
                ? "a[p] = -(1/3) sum over c of d[c,p], d[c,p] = f(base c at p) - f(sequence)"
                : "a[p] = -(1/4) sum over c of d[c,p], d[c,p] = f(base c at p) - f(sequence)",
            Sign = "positive: this base raises the output compared with the other three",
            Matrix = MatrixKind.Effect,
            MatrixFormula = "d[c,p] = f(base c at p) - f(sequence); 0 at the observed base",
            MatrixSign = "positive: this mutation raises the output",
            Source = "Zhou and Troyanskaya, Nature Methods 12:931 (2015)",
            OptionsType = typeof(SaturationMutagenesisOptions),
        };
    }

    /// <inheritdoc/>
    protected override MethodCost Cost(int length, SaturationMutagenesisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var positions = Math.Max(0, Math.Min(options.End ?? length, length) - options.Start);
        return new MethodCost(1 + 3.0 * positions, 0);
    }

    /// <inheritdoc/>
    protected override AttributionMaps Attribute(AttributionInput input, Target target, SaturationMutagenesisOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var (rows, length) = (input.Rows, input.Length);
        var (start, end) = Part(options, length);
        var sites = MutationSites.Find(input.OneHot.ToFloats(), rows, length, start, end);
        var matrix = new float[4L * rows * length];
        Measure(input, target, sites, matrix, token);
        var share = options.Track == SaturationMutagenesisTrack.NegativeMean ? 3 : 4;
        return new AttributionMaps(rows, length, ObservedTrack(matrix, rows, length, share), matrix);
    }

    private static (int Start, int End) Part(SaturationMutagenesisOptions options, int length)
    {
        var end = options.End ?? length;
        return options.Start < end && end <= length
            ? (options.Start, end)
            : throw new InputException($"ISM from position {options.Start} to {end} does not fit sequences of {length} bases; choose a part inside them.");
    }

    private static void Measure(AttributionInput input, Target target, MutationSites sites, float[] matrix, CancellationToken token)
    {
        var length = input.Length;
        var size = BatchSize.For(input.Model, length, gradient: false);
        var unchanged = Unchanged(input, target, size, token);
        Batches.Run(sites.Mutants, size, (first, count) =>
        {
            var batch = sites.Batch(first, count);
            var values = Values(input, target, batch);
            for (var i = 0; i < count; i++)
                matrix[(4 * batch.Rows[i] + batch.Letters[i]) * length + batch.Positions[i]] = values[i] - unchanged[batch.Rows[i]];
            input.Progress?.Report(sites.RowsDone(first + count));
        }, token);
    }

    private static float[] Unchanged(AttributionInput input, Target target, int size, CancellationToken token)
    {
        var values = new float[input.Rows];
        Batches.Run(input.Rows, size, (start, count) =>
        {
            using var mode = inference_mode();
            using var scope = NewDisposeScope();
            target.Select(input.Model.Forward(input.OneHot.narrow(0, start, count))).ToFloats().CopyTo(values, start);
        }, token);
        return values;
    }

    /// <summary>Copies the rows on the device and replaces one column of each: only positions and letters travel there.</summary>
    private static float[] Values(AttributionInput input, Target target, MutationBatch batch)
    {
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        var (model, count) = (input.Model, batch.Rows.Length);
        var mutants = input.OneHot.index_select(0, tensor(batch.Rows, device: model.Device));
        var positions = tensor(batch.Positions, device: model.Device).reshape(count, 1, 1).expand(count, 4, 1);
        var columns = tensor(batch.Columns(), [count, 4, 1]).to(model.Type, model.Device);
        mutants.scatter_(2, positions, columns);
        return target.Select(model.Forward(mutants)).ToFloats();
    }

    private static float[] ObservedTrack(float[] matrix, int rows, int length, int share)
    {
        var track = new float[(long)rows * length];
        for (var row = 0; row < rows; row++)
            for (var position = 0; position < length; position++)
            {
                var sum = 0.0;
                for (var letter = 0; letter < 4; letter++)
                    sum += matrix[(4L * row + letter) * length + position];
                track[(long)row * length + position] = (float)(-sum / share);
            }
        return track;
    }
}
