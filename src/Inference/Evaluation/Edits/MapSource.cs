using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Evaluation.Edits;

/// <summary>Explains sequences with one method, again and again: of changed models and of changed sequences.</summary>
/// <param name="method">The method and its settings.</param>
/// <param name="target">What is explained.</param>
/// <param name="seed">The seed of everything random; the draws for a sequence depend on it and on the sequence's number alone.</param>
public sealed class MapSource(MethodSpec method, TargetSpec target, long seed)
{
    /// <summary>Whether the method makes its sums as exact as its settings say; false for maps that are compared by rank alone.</summary>
    public bool IsRefined { get; init; } = true;

    /// <summary>Computes the scores of the bases that are there, the mean over replicas.</summary>
    /// <param name="networks">The model: one network, or replicas.</param>
    /// <param name="sequences">Base numbers, all of one length, see <see cref="Bases"/>; at least one sequence.</param>
    /// <param name="rows">The number of each in the run; changed copies have that of their sequence, and so meet the same draws.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>One score a position for each sequence, in units of the target.</returns>
    /// <exception cref="InputException">The method cannot explain this model or target.</exception>
    public IReadOnlyList<float[]> Maps(IReadOnlyList<SequenceModel> networks, IReadOnlyList<byte[]> sequences, IReadOnlyList<long> rows, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(networks);
        var maps = networks.Select(network => Maps(network, sequences, rows, token)).ToList();
        return networks.Count == 1 ? maps[0]
            : [.. Enumerable.Range(0, sequences.Count).Select(row => Enumerable.Range(0, sequences[row].Length)
                .Select(position => (float)maps.Average(of => (double)of[row][position])).ToArray())];
    }

    /// <summary>Computes the scores of the bases that are there.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sequences">Base numbers, all of one length, see <see cref="Bases"/>; at least one sequence.</param>
    /// <param name="rows">The number of each in the run; changed copies have that of their sequence, and so meet the same draws.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>One score a position for each sequence, in units of the target.</returns>
    /// <exception cref="InputException">The method cannot explain this model or target.</exception>
    public IReadOnlyList<float[]> Maps(SequenceModel model, IReadOnlyList<byte[]> sequences, IReadOnlyList<long> rows, CancellationToken token) =>
        [.. Attribute(model, sequences, rows, token).Observed.Chunk(sequences[0].Length)];

    /// <summary>Computes everything that the method says.</summary>
    /// <inheritdoc cref="Maps(SequenceModel, IReadOnlyList{byte[]}, IReadOnlyList{long}, CancellationToken)" />
    public AttributionMaps Attribute(SequenceModel model, IReadOnlyList<byte[]> sequences, IReadOnlyList<long> rows, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sequences);
        using var oneHot = OneHot(model, sequences);
        return AttributionCatalogue.Attribute(method, Input(model, oneHot, rows), token, IsRefined)[0];
    }

    /// <summary>The sequences as the model takes them: [rows, 4, length]; belongs to the caller.</summary>
    internal static Tensor OneHot(SequenceModel model, IReadOnlyList<byte[]> sequences)
    {
        var length = sequences[0].Length;
        var codes = new byte[(long)sequences.Count * length];
        for (var i = 0; i < sequences.Count; i++)
            sequences[i].CopyTo(codes, (long)i * length);
        return model.ToInput(codes, sequences.Count, model.Card.Input.Unknown == UnknownRule.Quarter ? 0.25f : 0);
    }

    /// <summary>What the method is given.</summary>
    internal AttributionInput Input(SequenceModel model, Tensor oneHot, IReadOnlyList<long> rows) =>
        new(model, [Target.Create(target, model.Card)], oneHot) { Seed = seed, RowNumbers = rows };
}
