using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution.SaturationMutagenesis;

/// <summary>
/// In-silico saturation mutagenesis: every known base is replaced by each of the three others, and the change of the output is
/// the score. Unknown bases are not mutated and score 0.
/// </summary>
public sealed class SaturationMutagenesisMethod : AttributionMethod<SaturationMutagenesisOptions>
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
            IsPlaced = options.Start > 0 || options.End is not null,
            OptionsType = typeof(SaturationMutagenesisOptions),
        };
    }

    /// <inheritdoc/>
    public override MethodReadiness Readiness(LayerGraph? graph, int length) => new(
        MethodVerdict.Exact,
        graph is not null && MutantPlan.Create(graph, length) is not null
            ? "Only what a mutation can change is computed again; every run compares that with plain ISM."
            : "Every mutant is a whole forward pass: from these layers it cannot be told what a mutation leaves as it is.");

    /// <inheritdoc/>
    protected override MethodCost Cost(LayerGraph? graph, int length, int targets, SaturationMutagenesisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var positions = Math.Max(0, Math.Min(options.End ?? length, length) - options.Start);
        if (graph is null || Plan(options.Algorithm, graph, length) is not { } plan)
            return new MethodCost(1 + 3.0 * positions, 0);
        return new MethodCost(PlainProof.Passes + 3.0 * positions * MutantOperations.Of(graph, length, plan) / graph.Cost(length).Operations, 0);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, SaturationMutagenesisOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var part = Part(options, input.Length);
        var bases = new ObservedBases(input);
        var (effects, checks) = Effects(input, bases, part, options.Algorithm, token);
        var share = options.Track == SaturationMutagenesisTrack.NegativeMean ? 3 : 4;
        return [.. Enumerable.Range(0, input.Targets.Count).Select(target =>
            new AttributionMaps(input.Rows, input.Length, ObservedTrack(effects.Matrix(target), input.Rows, input.Length, share), effects.Matrix(target))
            {
                Checks = checks.Count == 0 ? [] : [checks[target]],
            })];
    }

    private static (int Start, int End) Part(SaturationMutagenesisOptions options, int length)
    {
        var end = options.End ?? length;
        return options.Start < end && end <= length
            ? (options.Start, end)
            : throw new InputException($"ISM from position {options.Start} to {end} does not fit sequences of {length} bases; choose a part inside them.");
    }

    private static (MutationEffects Effects, IReadOnlyList<MethodCheck> Checks) Effects(
        AttributionInput input, ObservedBases bases, (int Start, int End) part, SaturationMutagenesisAlgorithm algorithm, CancellationToken token)
    {
        if (Plan(algorithm, input.Model.Graph, input.Length) is not { } plan)
            return (PlainMutagenesis.Run(input, bases, part, token), []);
        var effects = new IncrementalMutagenesis(input, bases, part, plan).Run(token);
        return (effects, PlainComparison.Run(input, bases, part, effects));
    }

    /// <summary>How mutants are computed only where they can differ; null where each is a whole forward pass.</summary>
    private static MutantPlan? Plan(SaturationMutagenesisAlgorithm algorithm, LayerGraph? graph, int length) =>
        algorithm == SaturationMutagenesisAlgorithm.Plain || graph is null ? null : MutantPlan.Create(graph, length);

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
