namespace CisLens.Inference.Models.Checkpoints;

/// <summary>An opened weights file. Tensors are read from it on demand, until it is disposed.</summary>
public interface ICheckpoint : IDisposable
{
    /// <summary>The opened file.</summary>
    public string Path { get; }

    /// <summary>One of the names in <see cref="CheckpointFormat"/>.</summary>
    public string Format { get; }

    /// <summary>
    /// All tensors in the order of the file. In a PyTorch file with dictionaries inside dictionaries the levels are joined
    /// by "/" (<c>state_dict/conv.weight</c>). Empty for TorchScript, which torch.jit loads as a whole.
    /// </summary>
    public IReadOnlyDictionary<string, CheckpointTensor> Tensors { get; }

    /// <summary>The layers, when a whole module was pickled; otherwise null.</summary>
    public ModuleNode? Module { get; }

    /// <summary>The text that the file carries beside its tensors, and the plain numbers of a training checkpoint.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }
}
