namespace CisLens.Inference.Models.Checkpoints;

/// <summary>The names that <see cref="ICheckpoint.Format"/> takes.</summary>
public static class CheckpointFormat
{
    /// <summary>safetensors: a JSON header and raw data.</summary>
    public const string Safetensors = "safetensors";

    /// <summary>The zip archive that torch.save writes since PyTorch 1.6.</summary>
    public const string PyTorch = "pytorch";

    /// <summary>The form that torch.save wrote before PyTorch 1.6: pickles followed by raw storages.</summary>
    public const string PyTorchLegacy = "pytorch-legacy";

    /// <summary>A TorchScript archive; load it through torch.jit.</summary>
    public const string TorchScript = "torchscript";

    /// <summary>The text parameters of DeepBind 0.1.</summary>
    public const string DeepBind = "deepbind";
}
