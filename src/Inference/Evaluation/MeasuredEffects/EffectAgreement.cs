using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;
using CisLens.Shared;

namespace CisLens.Inference.Evaluation.MeasuredEffects;

/// <summary>
/// How far what a model says of an element agrees with measured effects. Positions, with all of their changes, are drawn again for the
/// intervals, as the three changes of a base are not independent.
/// </summary>
/// <param name="Variants">Changes that were measured and lie inside of the sequence.</param>
/// <param name="Effects">Pearson's correlation of predicted with measured effects; null where no effects were predicted.</param>
/// <param name="EffectRanks">The same by ranks.</param>
/// <param name="Map">Spearman's correlation, over positions, of the map with what the position adds: minus the mean of its measured effects.</param>
public sealed record EffectAgreement(int Variants, Estimate? Effects, Estimate? EffectRanks, Estimate Map)
{
    /// <summary>Compares an element.</summary>
    /// <param name="sequence">Its bases.</param>
    /// <param name="first">The position of its first base, as the variants count.</param>
    /// <param name="variants">Measured changes of this element.</param>
    /// <param name="predicted">[4, length]: the predicted effect of each base at each position, output with it minus output of the sequence; null where there are none.</param>
    /// <param name="map">The score of each base by a method.</param>
    /// <param name="seed">Decides the bootstrap.</param>
    /// <exception cref="InputException">A reference base is not that of the sequence, or fewer than two positions were measured.</exception>
    public static EffectAgreement Of(string sequence, long first, IEnumerable<MeasuredVariant> variants, float[]? predicted, float[] map, long seed)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        ArgumentNullException.ThrowIfNull(map);
        var codes = Bases.Encode(sequence);
        var positions = variants.Where(variant => variant.Position >= first && variant.Position < first + codes.Length)
            .GroupBy(variant => (int)(variant.Position - first)).OrderBy(group => group.Key).Select(group => group.ToList()).ToList();
        if (positions.Count < 2)
            throw new InputException($"Only {positions.Count} positions of this element were measured inside of the sequence; effects are compared over two or more.");
        foreach (var variant in positions.SelectMany(position => position))
            if (Bases.Letters.IndexOf(variant.Reference, StringComparison.Ordinal) != codes[Place(variant)])
                throw new InputException(
                    $"At position {variant.Position} the table says {variant.Reference} and the sequence has {char.ToUpperInvariant(sequence[Place(variant)])}; check the assembly, the strand and the start of the element.");
        return new EffectAgreement(
            positions.Sum(position => position.Count),
            predicted is null ? null : Over(chosen => Correlation.Pearson(Predicted(chosen, predicted), Measured(chosen))),
            predicted is null ? null : Over(chosen => Correlation.Spearman(Predicted(chosen, predicted), Measured(chosen))),
            Over(chosen => Correlation.Spearman(
                [.. chosen.Select(position => (double)map[Place(position[0])])], [.. chosen.Select(position => -position.Average(variant => variant.Effect))])));

        int Place(MeasuredVariant variant) => (int)(variant.Position - first);
        Estimate Over(Func<List<List<MeasuredVariant>>, double> measure) => Bootstrap.Of(positions.Count, items => measure([.. items.Select(item => positions[item])]), seed);
        double[] Predicted(List<List<MeasuredVariant>> chosen, float[] effects) => [.. chosen.SelectMany(position => position).Select(variant =>
            (double)effects[(Bases.Letters.IndexOf(variant.Alternative, StringComparison.Ordinal) * codes.Length) + Place(variant)])];
        static double[] Measured(List<List<MeasuredVariant>> chosen) => [.. chosen.SelectMany(position => position).Select(variant => variant.Effect)];
    }
}
