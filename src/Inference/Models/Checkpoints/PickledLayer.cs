namespace CisLens.Inference.Models.Checkpoints;

/// <summary>An object of a standard torch.nn class; its state is what BUILD gave it.</summary>
internal sealed class PickledLayer(string type)
{
    public string Type { get; } = type;

    public PickleDict State { get; } = new();
}
