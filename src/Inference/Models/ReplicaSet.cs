using System.Security.Cryptography;
using System.Text;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Models;

/// <summary>Which weights of a package a run uses: those of one replica, or of all. Needs no tensors.</summary>
public static class ReplicaSet
{
    /// <summary>The weights that are used.</summary>
    /// <param name="card">The model's card.</param>
    /// <param name="replica">A replica's name; null for the first or only one; <see cref="ModelSource.AllReplicas"/> for all.</param>
    /// <exception cref="InputException">There is no such replica, or a single one where all are wanted.</exception>
    public static IReadOnlyList<ModelWeights> Weights(ModelCard card, string? replica)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (replica == ModelSource.AllReplicas)
            return card.Weights.Count > 1 ? card.Weights : throw new InputException($"{card.Title} has a single replica; a spread over replicas needs at least two.");
        if (replica is null)
            return [card.Weights[0]];
        return [card.Weights.FirstOrDefault(weights => weights.Replica == replica)
            ?? throw new InputException($"{card.Title} has no replica '{replica}'; it has {string.Join(", ", card.Weights.Select(weights => weights.Replica ?? "only one"))}.")];
    }

    /// <summary>The SHA-256 of the weights that are used; of several, that of the list of theirs.</summary>
    /// <param name="card">The model's card.</param>
    /// <param name="replica">See <see cref="Weights"/>.</param>
    /// <exception cref="InputException">See <see cref="Weights"/>.</exception>
    public static string Sha256(ModelCard card, string? replica)
    {
        var sums = Weights(card, replica).Select(weights => weights.Sha256.ToLowerInvariant()).ToList();
        return sums.Count == 1 ? sums[0] : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', sums))));
    }
}
