using CisLens.Inference.Models;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Runs;

/// <summary>Loads models onto libtorch's devices.</summary>
/// <param name="preferred">The device for runs that say <c>auto</c>: <c>auto</c>, <c>cpu</c> or <c>cuda:N</c>.</param>
/// <param name="threads">Threads of the processor; 0 takes every core.</param>
public sealed class TorchRunModels(string preferred, int threads) : IRunModels, IDisposable
{
    private string? _key;
    private IRunModel? _model;

    /// <inheritdoc />
    public IRunModel Get(ModelPackage package, string? replica, string device)
    {
        ArgumentNullException.ThrowIfNull(package);
        var chosen = Choose(device);
        var key = $"{package.Folder}\n{ReplicaSet.Sha256(package.Card, replica)}\n{chosen}";
        if (_model is not null && _key == key)
            return _model;
        _model?.Dispose();
        (_model, _key) = (null, null);
        set_num_threads(threads > 0 ? threads : Environment.ProcessorCount);
        _model = Load(package, replica, chosen);
        _key = key;
        return _model;
    }

    /// <inheritdoc />
    public void Dispose() => _model?.Dispose();

    private static IRunModel Load(ModelPackage package, string? replica, string device)
    {
        var models = new List<IRunModel>();
        try
        {
            foreach (var weights in ReplicaSet.Weights(package.Card, replica))
                models.Add(new TorchRunModel(SequenceModel.Load(package, weights.Replica, TorchSharp.torch.device(device)), device));
            return models.Count == 1 ? models[0] : new ReplicaRunModel(models);
        }
        catch
        {
            models.ForEach(model => model.Dispose());
            throw;
        }
    }

    /// <summary>The device that a run's wish comes to on this machine.</summary>
    /// <exception cref="InputException">There is no such device.</exception>
    public string Choose(string device)
    {
        var wanted = device == "auto" ? preferred : device;
        if (wanted == "cuda" && preferred.StartsWith("cuda", StringComparison.Ordinal))
            // Any card will do, so this worker's own.
            wanted = preferred;
        if (wanted == "auto")
            return cuda.is_available() ? "cuda:0" : "cpu";
        if (wanted.StartsWith("cuda", StringComparison.Ordinal) && !cuda.is_available())
            throw new InputException($"The device '{wanted}' was asked for, but this machine has no graphics card that libtorch can use; choose 'cpu' or 'auto'.");
        return wanted == "cuda" ? "cuda:0" : wanted;
    }
}
