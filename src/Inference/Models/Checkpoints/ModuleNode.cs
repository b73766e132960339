namespace CisLens.Inference.Models.Checkpoints;

/// <summary>One layer of a pickled torch.nn module; containers have children.</summary>
/// <param name="Type">The class name within torch.nn, for example <c>Conv1d</c>.</param>
/// <param name="Attributes">
/// The layer's public settings by their PyTorch names: null, bool, long, double, string, or a list (object?[]) of these.
/// </param>
/// <param name="Children">Submodules in order, with their names within this module; one that is registered twice appears twice.</param>
/// <param name="Tensors">This layer's own parameters and buffers by full name (<c>0.weight</c>); those that are None are absent.</param>
public sealed record ModuleNode(
    string Type,
    IReadOnlyDictionary<string, object?> Attributes,
    IReadOnlyList<(string Name, ModuleNode Child)> Children,
    IReadOnlyDictionary<string, CheckpointTensor> Tensors)
{
    /// <summary>The full name within the root module, empty for the root itself.</summary>
    public string Path { get; init; } = "";

    /// <summary>This layer's own tensor by its short name (<c>weight</c>), or null when it has none.</summary>
    /// <param name="name">The name within the layer.</param>
    public CheckpointTensor? Tensor(string name) => Tensors.GetValueOrDefault(Path.Length == 0 ? name : $"{Path}.{name}");
}
