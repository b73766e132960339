using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Randomisation;

/// <summary>What became of the maps of some sequences when the model's layers were randomised from the output down.</summary>
/// <param name="Layers">The lowest layer that is random at each depth, from the output down, e.g. <c>layer 10 (Linear)</c>.</param>
/// <param name="Correlations">[depths][sequences]: Spearman's correlation with the original map once this and all higher layers are random; mean over random models.</param>
/// <param name="Unrelated">[sequences]: the same between the maps of two models that are wholly random; mean over pairs of them. What unrelated models give.</param>
/// <param name="ComplexityRise">
/// [sequences]: the efficient form, (entropy of the map of the wholly random model - entropy of the map) / entropy of the map; mean over
/// random models. Above 0 where randomising made the map more complex.
/// </param>
public sealed record RandomisationOutputs(
    IReadOnlyList<string> Layers, IReadOnlyList<double[]> Correlations, double[] Unrelated, double[] ComplexityRise)
{
    /// <summary>The correlations once all layers are random.</summary>
    public double[] AtFullRandomisation => Correlations[^1];

    /// <summary>The mean over sequences at each depth, with its interval.</summary>
    /// <param name="seed">Decides the bootstrap.</param>
    public IReadOnlyList<Estimate> Curve(long seed) => [.. Correlations.Select(rows => Bootstrap.Mean(rows, seed))];

    /// <summary>Puts the sequences of several chunks together, in their order.</summary>
    /// <param name="chunks">At least one, all of one model.</param>
    public static RandomisationOutputs Join(IReadOnlyList<RandomisationOutputs> chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        return new RandomisationOutputs(
            chunks[0].Layers,
            [.. chunks[0].Layers.Select((_, layer) => chunks.SelectMany(chunk => chunk.Correlations[layer]).ToArray())],
            [.. chunks.SelectMany(chunk => chunk.Unrelated)],
            [.. chunks.SelectMany(chunk => chunk.ComplexityRise)]);
    }
}
