using System.Globalization;
using System.Text.Json.Nodes;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Models.Layers;
using CisLens.Shared;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Models;

/// <summary>
/// Makes a model package from bare weights: finds or checks the architecture, compares every tensor with it, counts the outputs,
/// computes the checksums and writes <c>model.json</c>. Needs no tensors.
/// </summary>
public static class ModelPackageBuilder
{
    /// <summary>Builds a package; when anything is wrong, nothing stays.</summary>
    /// <param name="request">The weights and what is said of them.</param>
    /// <param name="folder">Where the package goes; must not exist.</param>
    /// <exception cref="InputException">The weights cannot be read, or do not fit the architecture or the outputs.</exception>
    public static ModelPackage Build(ModelPackageRequest request, string folder)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Weights.Count == 0)
            throw new InputException("A model package needs a weights file.");
        if (Directory.Exists(folder))
            throw new InputException($"There is already a package in {Path.GetFileName(folder)}.");
        var card = Describe(request);
        ModelCardCheck.Run(card);
        AtomicDirectory.Write(folder, temporary =>
        {
            foreach (var path in request.Weights)
                File.Copy(path, Path.Combine(temporary, Path.GetFileName(path)));
            File.WriteAllText(Path.Combine(temporary, ModelCard.FileName), card.ToJson());
        });
        return ModelPackage.Open(folder);
    }

    private static ModelCard Describe(ModelPackageRequest request)
    {
        var architecture = request.Architecture?.DeepClone().AsObject() ?? FindArchitecture(request.Weights[0]);
        var card = new ModelCard
        {
            Name = request.Name,
            Version = "1",
            Title = request.Title,
            Description = request.Description,
            Licence = request.Licence,
            Citation = request.Citation,
            Origin = request.Origin,
            Alphabet = request.Alphabet,
            Channels = request.Channels,
            Input = request.Input,
            Outputs = request.Outputs,
            Positional = request.Positional,
            Strands = request.Strands,
            Architecture = architecture,
            Weights = [.. request.Weights.Select(path => new ModelWeights(
                Path.GetFileName(path), Checkpoint.Sha256(path), request.Weights.Count == 1 ? null : Path.GetFileNameWithoutExtension(path)))],
        };
        return ArchitectureCatalogue.IsTorchScript(architecture) ? card : WithOutputs(card, request);
    }

    private static JsonObject FindArchitecture(string path)
    {
        using var checkpoint = Checkpoint.Open(path);
        if (checkpoint.Format == CheckpointFormat.TorchScript)
            return new JsonObject { ["name"] = ArchitectureCatalogue.TorchScript };
        if (checkpoint.Format == CheckpointFormat.DeepBind)
            return DeepBind(checkpoint.Metadata);
        return checkpoint.Module is { } module
            ? ModuleLayers.ToArchitecture(module)
            : throw new InputException(
                $"{Path.GetFileName(path)} holds parameters but not how they are connected; choose a built-in architecture, give the layers, or export TorchScript.", path);
    }

    private static JsonObject DeepBind(IReadOnlyDictionary<string, string> settings)
    {
        int Whole(string name) => int.Parse(settings[name], CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["name"] = "DeepBind",
            ["detectors"] = Whole("num_detectors"),
            ["detector_length"] = Whole("detector_len"),
            ["average_pooling"] = Whole("has_avg_pooling") != 0,
            ["hidden"] = Whole("num_hidden"),
            ["scan"] = true,
        };
    }

    private static ModelCard WithOutputs(ModelCard card, ModelPackageRequest request)
    {
        using var graph = ArchitectureCatalogue.Build(card.Architecture);
        foreach (var path in request.Weights)
        {
            using var checkpoint = Checkpoint.Open(path);
            graph.Check(StateDict.Normalize(checkpoint).Tensors, Path.GetFileName(path));
        }
        var length = card.Input.Length ?? card.Input.MinimumLength
            ?? throw new InputException("State the model's input length, or its minimum length when it takes any.");
        var shape = graph.OutputShape(length);
        return card with
        {
            Positional = shape.Length is not null,
            Outputs = card.Outputs.Count > 0 ? card.Outputs : [.. Enumerable.Range(0, shape.Channels).Select(index => new ModelOutput($"output {index}", "score"))],
        };
    }
}
