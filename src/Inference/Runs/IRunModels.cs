using CisLens.Inference.Models;

namespace CisLens.Inference.Runs;

/// <summary>Loads models; keeps the last one, because the next chunk mostly needs it again.</summary>
public interface IRunModels
{
    /// <summary>A model that belongs to the loader and stays usable until the next call.</summary>
    /// <param name="package">The package.</param>
    /// <param name="replica">The replica; null for the first or only one.</param>
    /// <param name="device"><c>auto</c>, <c>cpu</c> or <c>cuda:N</c>.</param>
    /// <exception cref="Shared.InputException">The weights or the device cannot be used.</exception>
    public IRunModel Get(ModelPackage package, string? replica, string device);
}
