namespace CisLens.Inference.Models.Checkpoints;

/// <summary>What every reader returns: the parts, and the file that the tensors still read from.</summary>
internal sealed class LoadedCheckpoint(CheckpointFile file, string format) : ICheckpoint
{
    public string Path => file.Path;

    public string Format { get; } = format;

    public IReadOnlyDictionary<string, CheckpointTensor> Tensors { get; init; } = new Dictionary<string, CheckpointTensor>();

    public ModuleNode? Module { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public void Dispose() => file.Dispose();
}
