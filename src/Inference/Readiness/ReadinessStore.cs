using System.Text.Json;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Readiness;

/// <summary>The reports on disk: one file for each model in the data folder, also for models that ship, whose folder may be read-only. Needs no tensors.</summary>
/// <param name="data">The data folder.</param>
public sealed class ReadinessStore(DataFolder data)
{
    /// <summary>The last result for a model; null when there is none for its present weights or none that this version can read.</summary>
    /// <param name="model">The model's id in the catalogue.</param>
    /// <param name="card">The model's card.</param>
    public ReadinessResult? Find(string model, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var path = data.Readiness(model);
        if (!File.Exists(path))
            return null;
        try
        {
            var result = JsonSerializer.Deserialize<ReadinessResult>(File.ReadAllText(path), RunJson.Indented);
            return result?.Report is { } report && report.Weights != card.Weights[0].Sha256 ? null : result;
        }
        catch (JsonException)
        {
            // Written by another version, with other fields: as good as none.
            return null;
        }
    }

    /// <summary>Stores a result in the place of the one before.</summary>
    public void Write(string model, ReadinessResult result)
    {
        var path = data.Readiness(model);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, result, RunJson.Indented));
    }

    /// <summary>Forgets a model.</summary>
    public void Delete(string model)
    {
        if (File.Exists(data.Readiness(model)))
            File.Delete(data.Readiness(model));
    }
}
