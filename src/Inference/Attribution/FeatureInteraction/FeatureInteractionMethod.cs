using CisLens.Inference.Models.Layers;
using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.FeatureInteraction;

/// <summary>
/// Deep feature interaction maps: each source base is mutated, and the change of the importance (gradient x input) of every
/// other base is the score. Unknown bases are not mutated and score 0.
/// </summary>
public sealed class FeatureInteractionMethod : AttributionMethod<FeatureInteractionOptions>
{
    /// <summary>The name of the array of changes.</summary>
    public const string Interactions = "interactions";

    private const int Others = 3;

    /// <inheritdoc/>
    protected override MethodInfo Describe(FeatureInteractionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        const string change = "w[a,i,q] = h[q](a at i) - h[q](sequence), h[q] = g[b,q], g = df/dx, b the observed base at q";
        var reduced = options.Reduction switch
        {
            FeatureInteractionReduction.Strongest => "the w[a,i,q] of largest absolute value over a",
            FeatureInteractionReduction.MeanAbsolute => "(1/3) sum over a of |w[a,i,q]|",
            _ => "(1/3) sum over a of w[a,i,q]",
        };
        var start = options.Start is { } first ? $"{first}" : $"(L - {(options.Sources - 1) * (long)options.Step + 1}) / 2, rounded down,";
        return new MethodInfo
        {
            Id = "dfim",
            Name = "Feature interaction map",
            Family = MethodFamily.Perturbation,
            Summary = "Which bases change their importance when another one is mutated.",
            Formula = $"a[q] = mean over sources i other than q of |D[i,q]|, D[i,q] = {reduced}",
            Sign = "positive always: how much the importance of this base depends on the sources",
            Matrix = MatrixKind.None,
            Arrays =
            [
                new MethodArrayInfo(
                    Interactions, "Change of importance by mutated source", $"D[i,q] = {reduced}, {change}; sources p_i = {start} + {options.Step} i; 0 at the source itself",
                    options.Reduction == FeatureInteractionReduction.MeanAbsolute
                        ? "positive always: how far mutating the source changes the importance of this base"
                        : "positive: mutating the source raises the importance of this base",
                    [ArrayAxis.Window, ArrayAxis.Position]),
            ],
            Source = "Greenside, Shimko, Fordyce, Kundaje, Bioinformatics 34:i629 (2018), with gradient x input as the importance",
            IsPlaced = options.Start is not null,
            OptionsType = typeof(FeatureInteractionOptions),
        };
    }

    /// <inheritdoc/>
    protected override MethodCost Cost(LayerGraph? graph, int length, int targets, FeatureInteractionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mutants = 1 + Others * (double)options.Sources;
        return new MethodCost(mutants, targets * mutants, (double)options.Sources * length);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<WindowPlace> Windows(int length, FeatureInteractionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return [.. Sources(options, length).Select(source => new WindowPlace(source, source + 1))];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, FeatureInteractionOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var sources = Sources(options, input.Length);
        var bases = new ObservedBases(input);
        var changes = input.Targets.Select(_ => new float[(long)input.Rows * sources.Length * input.Length]).ToArray();
        for (var row = 0; row < input.Rows; row++)
        {
            Measure(input, bases, row, sources, options.Reduction, changes, token);
            input.Progress?.Report(row + 1);
        }
        return [.. changes.Select(change => new AttributionMaps(input.Rows, input.Length, Track(change, input, sources), null)
        {
            Arrays = [new MethodArray(Interactions, change, [sources.Length, input.Length])],
        })];
    }

    private static int[] Sources(FeatureInteractionOptions options, int length)
    {
        var span = (options.Sources - 1) * (long)options.Step + 1;
        var start = options.Start ?? Math.Max(0, (length - span) / 2);
        return start + span <= length
            ? [.. Enumerable.Range(0, options.Sources).Select(index => (int)start + index * options.Step)]
            : throw new InputException(
                $"The interaction map of {options.Sources:N0} sources from {start:N0} in steps of {options.Step:N0} does not fit sequences of {length:N0} bases; choose fewer sources, a smaller step or an earlier first source.");
    }

    private static void Measure(
        AttributionInput input, ObservedBases bases, int row, int[] sources, FeatureInteractionReduction reduction, float[][] changes, CancellationToken token)
    {
        using var scope = NewDisposeScope();
        var sequence = input.OneHot.narrow(0, row, 1);
        var known = KnownBases.Positions(KnownBases.Observed(sequence)).squeeze(1);
        var unmutated = Importance(input, sequence);
        var size = Math.Max(1, BatchSize.For(input.Model, input.Length, gradient: true) / Others);
        Batches.Run(sources.Length, size, (first, count) =>
        {
            using var inner = NewDisposeScope();
            var part = sources.AsSpan((int)first, count).ToArray();
            var importance = Importance(input, Mutants(input, bases, row, part, sequence));
            for (var target = 0; target < changes.Length; target++)
            {
                var change = ((importance[target] - unmutated[target]) * known).reshape(count, Others, input.Length);
                var values = Reduce(change, reduction).ToFloats();
                for (var i = 0; i < count; i++)
                {
                    // The source holds another base in each mutant.
                    values[(long)i * input.Length + part[i]] = 0;
                    if (bases[row, part[i]] == ObservedBases.Unknown)
                        Array.Clear(values, i * input.Length, input.Length);
                }
                values.CopyTo(changes[target], (row * (long)sources.Length + first) * input.Length);
            }
        }, token);
    }

    /// <summary>Gradient x input of every base that is there: [batch, length] for each target.</summary>
    private static List<Tensor> Importance(AttributionInput input, Tensor oneHot) =>
        [.. InputGradient.Of(input.Model, input.Targets, oneHot).Select(gradient => (gradient * oneHot).sum(1))];

    /// <summary>[3 * sources, 4, length]: the three mutants of each source; the sequence itself where the base is unknown.</summary>
    private static Tensor Mutants(AttributionInput input, ObservedBases bases, int row, int[] sources, Tensor sequence)
    {
        var changes = new float[4L * Others * sources.Length];
        var places = new long[Others * sources.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var position = sources[i / Others];
            places[i] = position;
            if (bases[row, position] is var letter && letter != ObservedBases.Unknown)
                (changes[4 * i + letter], changes[4 * i + ObservedBases.Mutated(letter, i % Others)]) = (-1, 1);
        }
        var mutants = sequence.repeat(places.Length, 1, 1);
        var columns = tensor(changes, [places.Length, 4, 1]).to(input.Model.Type, input.Model.Device);
        var positions = tensor(places, device: input.Model.Device).reshape(-1, 1, 1).expand(-1, 4, 1);
        mutants.scatter_add_(2, positions, columns);
        return mutants;
    }

    private static Tensor Reduce(Tensor changes, FeatureInteractionReduction reduction) => reduction switch
    {
        FeatureInteractionReduction.Strongest => changes.gather(1, changes.abs().argmax(1, keepdim: true)).squeeze(1),
        FeatureInteractionReduction.MeanAbsolute => changes.abs().mean([1L]),
        _ => changes.mean([1L]),
    };

    private static float[] Track(float[] changes, AttributionInput input, int[] sources)
    {
        var track = new float[(long)input.Rows * input.Length];
        for (var row = 0; row < input.Rows; row++)
            for (var position = 0; position < input.Length; position++)
            {
                var others = Enumerable.Range(0, sources.Length).Where(source => sources[source] != position);
                track[(long)row * input.Length + position] = others
                    .Select(source => Math.Abs(changes[((long)row * sources.Length + source) * input.Length + position])).DefaultIfEmpty(0).Average();
            }
        return track;
    }
}
