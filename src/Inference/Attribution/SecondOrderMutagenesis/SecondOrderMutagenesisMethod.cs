using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution.SecondOrderMutagenesis;

/// <summary>
/// Second-order in-silico mutagenesis: all pairs of substitutions at chosen positions, and how much each pair does beyond the
/// sum of its two substitutions. Unknown bases are not mutated and score 0.
/// </summary>
public sealed class SecondOrderMutagenesisMethod : AttributionMethod<SecondOrderMutagenesisOptions>
{
    /// <summary>The name of the array of interactions.</summary>
    public const string Interactions = "interactions";

    /// <inheritdoc/>
    protected override MethodInfo Describe(SecondOrderMutagenesisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        const string pairs = "e[a,i,b,j] = f(a at i, b at j) - f(a at i) - f(b at j) + f(sequence)";
        var reduced = options.Reduction switch
        {
            PairReduction.Strongest => "the e[a,i,b,j] of largest absolute value over a and b",
            PairReduction.MeanAbsolute => "(1/9) sum over a, b of |e[a,i,b,j]|",
            _ => "(1/9) sum over a, b of e[a,i,b,j]",
        };
        return new MethodInfo
        {
            Id = "second-order-ism",
            Name = "Second-order ISM",
            Family = MethodFamily.Perturbation,
            Summary = "Which pairs of bases act together: the effect of two mutations beyond the sum of each.",
            Formula = $"a[p_i] = 1/(W-1) sum over j of |I[i,j]|, I[i,j] = {reduced}; 0 outside the {options.Positions} chosen positions",
            Sign = "positive always: how strongly this base interacts with the other chosen ones",
            Matrix = MatrixKind.Effect,
            MatrixFormula = "d[c,p] = f(base c at p) - f(sequence) at the chosen positions; 0 elsewhere and at the observed base",
            MatrixSign = "positive: this mutation raises the output",
            Arrays =
            [
                new MethodArrayInfo(
                    Interactions, "Interactions of pairs", $"I[i,j] = {reduced}, {pairs}; positions {Places(options)}; 0 for i = j",
                    options.Reduction == PairReduction.MeanAbsolute
                        ? "positive always: how far both mutations together differ from the sum of each"
                        : "positive: both mutations together raise the output more, or lower it less, than the sum of each",
                    [ArrayAxis.Window, ArrayAxis.Window]),
            ],
            Source = "Koo and others, PLOS Computational Biology 17:e1008925 (2021); epistasis as in deep mutational scanning",
            IsPlaced = options.Start is not null,
            OptionsType = typeof(SecondOrderMutagenesisOptions),
        };
    }

    /// <inheritdoc/>
    protected override MethodCost Cost(LayerGraph? graph, int length, int targets, SecondOrderMutagenesisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (mutants, values) = (ChosenPositions.Mutants(options.Positions), (double)options.Positions * options.Positions);
        if (graph is null)
            return new MethodCost(1 + mutants, 0, values);
        var chosen = ChosenPositions.Of(options, length);
        var share = MutantOperations.Of(graph, length, new Stretch(chosen.Start, chosen.Span)) / graph.Cost(length).Operations;
        return new MethodCost(PlainProof.Passes + share * mutants, 0, values);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<WindowPlace> Windows(int length, SecondOrderMutagenesisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ChosenPositions.Of(options, length).Places;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, SecondOrderMutagenesisOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var chosen = ChosenPositions.Of(options, input.Length);
        var bases = new ObservedBases(input);
        var maps = input.Targets.Select(_ => new PairMaps(bases, chosen, options.Reduction)).ToList();
        using var weights = new PreparedWeights();
        var mutants = new ChosenMutants(input, bases, chosen, weights);
        for (var row = 0; row < input.Rows; row++)
        {
            var current = row;
            var effects = PairEffects.Compute(list => mutants.Outputs(current, list, token), bases, row, chosen, maps.Count);
            var proof = PairComparison.Run(input, mutants, effects, row, token);
            for (var target = 0; target < maps.Count; target++)
                maps[target].Add(row, effects, target, proof[target]);
            input.Progress?.Report(row + 1);
        }
        return [.. maps.Select(map => map.ToMaps())];
    }

    private static string Places(SecondOrderMutagenesisOptions options)
    {
        var start = options.Start is { } first ? $"{first}" : $"(L - {(options.Positions - 1) * (long)options.Step + 1}) / 2, rounded down,";
        return $"p_i = {start} + {options.Step} i";
    }
}
