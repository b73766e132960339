using System.Text.Json.Nodes;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Layers;
using CisLens.Shared;

namespace CisLens.Inference.Training.Sets;

/// <summary>
/// The networks that can be trained here: the one that ships, and all built-in ones with as many logits as there are motifs. Their last
/// linear layer gets that many outputs; a network that answers for positions gets a mean over them and a linear layer behind. Needs no tensors.
/// </summary>
public static class TrainableArchitectures
{
    /// <summary>The network that ships with CisLens.</summary>
    public const string Cnn = "CNN";

    // What depends on the sequences; no setting of a person.
    private static readonly string[] Fitted = ["length", "outputs"];

    // Published sizes are for long sequences and large data.
    private static readonly Dictionary<string, JsonObject> Small = new()
    {
        ["ExplaiNN"] = new() { ["units"] = 32, ["hidden"] = 32 },
        ["DeepBind"] = new() { ["detectors"] = 32 },
        ["BPNet"] = new() { ["n_filters"] = 32, ["n_layers"] = 4, ["trimming"] = 37 },
        ["OpenSpliceAI"] = new() { ["context"] = 80, ["channels"] = 16, ["output"] = "logits" },
        ["DeepAtt"] = new() { ["filters"] = 64 },
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TrainableArchitecture> All { get; } =
    [
        new(Cnn, "Two convolutions and a dense layer, the first activation exponential: the network that ships (Koo and Eddy, Nature Machine Intelligence 2021).", []),
        .. ArchitectureCatalogue.All.Select(known => new TrainableArchitecture(known.Name, known.Summary, Settings(known))),
    ];

    /// <summary>Writes a network out as layers.</summary>
    /// <param name="name">One of <see cref="All"/>.</param>
    /// <param name="settings">Settings that differ from those of <see cref="TrainableArchitecture.Settings"/>; null for none.</param>
    /// <param name="length">Bases of each sequence.</param>
    /// <param name="outputs">Number of logits.</param>
    /// <returns>What a model card says: <c>{"layers": [...]}</c>.</returns>
    /// <exception cref="InputException">The network or a setting is not known, or it cannot take this length.</exception>
    public static JsonObject Fit(string name, JsonObject? settings, int length, int outputs)
    {
        var chosen = All.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException($"There is no architecture '{name}' to train; there are {string.Join(", ", All.Select(one => one.Name))}.");
        if (chosen.Name == Cnn && settings is { Count: > 0 })
            throw new InputException($"{Cnn} has no settings; leave them empty.");
        var layers = chosen.Name == Cnn ? DefaultModel.Layers(outputs, length) : Adapted(Layers(chosen, settings, length, outputs), length, outputs);
        using var graph = new LayerGraph(layers);
        graph.OutputShape(length);
        return new JsonObject { ["layers"] = layers.DeepClone() };
    }

    private static JsonArray Layers(TrainableArchitecture chosen, JsonObject? settings, int length, int outputs)
    {
        var known = ArchitectureCatalogue.All.Single(one => one.Name == chosen.Name);
        var all = chosen.Settings.DeepClone().AsObject();
        foreach (var (setting, value) in settings ?? [])
            all[setting] = value?.DeepClone();
        foreach (var (setting, value) in Fitted.Zip([length, outputs]))
            if (known.Defaults.ContainsKey(setting))
                all[setting] = value;
        var fields = LayerFields.OfArchitecture(all, known.Name);
        var layers = known.Layers(fields);
        fields.Finish();
        return layers.DeepClone().AsArray();
    }

    private static JsonArray Adapted(JsonArray layers, int length, int outputs)
    {
        if (layers[^1]!["type"]!.GetValue<string>() == "Linear")
        {
            layers[^1]!["out_features"] = outputs;
            return layers;
        }
        using var graph = new LayerGraph(layers.DeepClone().AsArray());
        var shape = graph.OutputShape(length);
        if (shape.Length is not null)
            layers.Add(new JsonObject { ["type"] = "GlobalAvgPool1d" });
        layers.Add(new JsonObject { ["type"] = "Linear", ["prefix"] = "motifs", ["in_features"] = shape.Channels, ["out_features"] = outputs });
        return layers;
    }

    private static JsonObject Settings(IArchitecture known)
    {
        var settings = known.Defaults;
        foreach (var (setting, value) in Small.GetValueOrDefault(known.Name) ?? [])
            settings[setting] = value?.DeepClone();
        foreach (var setting in Fitted)
            settings.Remove(setting);
        return settings;
    }
}
