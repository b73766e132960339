using CisLens.Inference.Models.Checkpoints;
using CisLens.Shared;

namespace CisLens.Inference.Models;

/// <summary>A folder with <c>model.json</c> and weights. Opening one needs no tensors.</summary>
public sealed class ModelPackage
{
    private ModelPackage(string folder, ModelCard card) => (Folder, Card) = (folder, card);

    /// <summary>Absolute path of the folder.</summary>
    public string Folder { get; }

    /// <summary>What the package says of itself.</summary>
    public ModelCard Card { get; }

    /// <summary>Opens and checks a package; checksums are compared when weights are read.</summary>
    /// <param name="folder">The folder that holds <c>model.json</c>.</param>
    /// <exception cref="InputException">There is no card, it is inconsistent, or a weights file is missing.</exception>
    public static ModelPackage Open(string folder)
    {
        var path = Path.Combine(folder, ModelCard.FileName);
        if (!File.Exists(path))
            throw new InputException($"{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))} holds no {ModelCard.FileName}; a model package is a folder or zip with {ModelCard.FileName} and weights.", path);
        var card = ModelCard.FromJson(File.ReadAllText(path));
        ModelCardCheck.Run(card);
        var package = new ModelPackage(Path.GetFullPath(folder), card);
        foreach (var weights in card.Weights)
            if (!File.Exists(package.PathOf(weights)))
                throw new InputException($"{ModelCard.FileName} names the weights file '{weights.File}', which is not in the package.", weights.File);
        return package;
    }

    /// <summary>The weights of a replica.</summary>
    /// <param name="replica">Its name; null for the first or only one.</param>
    /// <exception cref="InputException">There is no such replica.</exception>
    public ModelWeights WeightsOf(string? replica) => ReplicaSet.Weights(Card, replica)[0];

    /// <summary>The path of a replica's weights, after comparing its checksum.</summary>
    /// <param name="replica">Its name; null for the first or only one.</param>
    /// <exception cref="InputException">There is no such replica, or its file is not the one that the card describes.</exception>
    public string VerifiedPath(string? replica)
    {
        var weights = WeightsOf(replica);
        var path = PathOf(weights);
        var actual = Checkpoint.Sha256(path);
        return actual.Equals(weights.Sha256, StringComparison.OrdinalIgnoreCase)
            ? path
            : throw new InputException(
                $"{weights.File} has the SHA-256 {actual}, but {ModelCard.FileName} says {weights.Sha256}: the file was changed or damaged; add the package again.", weights.File);
    }

    private string PathOf(ModelWeights weights) => Path.Combine(Folder, weights.File);
}
