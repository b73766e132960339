using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Evaluation.Edits;

/// <summary>Explains sequences with one method, again and again: of changed models and of changed sequences.</summary>
/// <param name="method">The method and its settings.</param>
/// <param name="target">What is explained.</param>
/// <param name="seed">The seed of everything random; the draws for a sequence depend on its place in the list that is explained.</param>
public sealed class MapSource(MethodSpec method, TargetSpec target, long seed)
{
    /// <summary>Computes the scores of the bases that are there, the mean over replicas.</summary>
    /// <param name="networks">The model: one network, or replicas.</param>
    /// <param name="sequences">Base numbers, all of one length, see <see cref="Bases"/>; at least one sequence.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>One score a position for each sequence, in units of the target.</returns>
    /// <exception cref="InputException">The method cannot explain this model or target.</exception>
    public IReadOnlyList<float[]> Maps(IReadOnlyList<SequenceModel> networks, IReadOnlyList<byte[]> sequences, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(networks);
        var maps = networks.Select(network => Maps(network, sequences, token)).ToList();
        return networks.Count == 1 ? maps[0]
            : [.. Enumerable.Range(0, sequences.Count).Select(row => Enumerable.Range(0, sequences[row].Length)
                .Select(position => (float)maps.Average(of => (double)of[row][position])).ToArray())];
    }

    /// <summary>Computes the scores of the bases that are there.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sequences">Base numbers, all of one length, see <see cref="Bases"/>; at least one sequence.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>One score a position for each sequence, in units of the target.</returns>
    /// <exception cref="InputException">The method cannot explain this model or target.</exception>
    public IReadOnlyList<float[]> Maps(SequenceModel model, IReadOnlyList<byte[]> sequences, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sequences);
        var length = sequences[0].Length;
        var codes = new byte[(long)sequences.Count * length];
        for (var i = 0; i < sequences.Count; i++)
            sequences[i].CopyTo(codes, (long)i * length);
        using var oneHot = model.ToInput(codes, sequences.Count, model.Card.Input.Unknown == UnknownRule.Quarter ? 0.25f : 0);
        var input = new AttributionInput(model, [Target.Create(target, model.Card)], oneHot) { Seed = seed };
        var observed = AttributionCatalogue.Attribute(method, input, token)[0].Observed;
        return [.. observed.Chunk(length)];
    }
}
