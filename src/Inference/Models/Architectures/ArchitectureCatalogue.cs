using System.Text.Json;
using System.Text.Json.Nodes;
using CisLens.Inference.Models.Layers;
using CisLens.Shared;

namespace CisLens.Inference.Models.Architectures;

/// <summary>Turns the <c>architecture</c> of a model card into a network. A new built-in one is added to the list here.</summary>
public static class ArchitectureCatalogue
{
    /// <summary>The name of packages whose weights file is a TorchScript program, which has no layer graph.</summary>
    public const string TorchScript = "TorchScript";

    /// <summary>The built-in ones.</summary>
    public static IReadOnlyList<IArchitecture> All { get; } =
        [new ExplaiNN(), new OpenSpliceAI(), new Pangolin(), new DeepBind(), new BPNet(), new DeepAtt()];

    /// <summary>Whether a card's architecture is a TorchScript program.</summary>
    public static bool IsTorchScript(JsonObject architecture) => NameOf(architecture) == TorchScript;

    /// <summary>Builds the network, without weights.</summary>
    /// <param name="architecture"><c>{"layers": [...]}</c> or <c>{"name": "ExplaiNN", ...settings}</c>.</param>
    /// <exception cref="InputException">The architecture, a layer or a setting is unknown or wrong.</exception>
    public static LayerGraph Build(JsonObject architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (architecture["layers"] is JsonArray layers)
            return new LayerGraph(layers);
        var name = NameOf(architecture)
            ?? throw new InputException("The architecture has neither 'layers' (a list) nor 'name' (a built-in architecture).");
        var known = All.FirstOrDefault(item => item.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException(
                $"The architecture '{name}' is not known; built-in ones are {string.Join(", ", All.Select(item => item.Name))}, and {TorchScript} for TorchScript files.");
        var settings = LayerFields.OfArchitecture(architecture, known.Name);
        var written = known.Layers(settings);
        var unused = known.Unused(settings);
        settings.Finish();
        return new LayerGraph(written, [.. unused]);
    }

    /// <summary>Builds the network, without weights; null for a TorchScript program, whose layers cannot be seen.</summary>
    /// <param name="architecture">See <see cref="Build"/>.</param>
    /// <exception cref="InputException">See <see cref="Build"/>.</exception>
    public static LayerGraph? Layers(JsonObject architecture) => IsTorchScript(architecture) ? null : Build(architecture);

    private static string? NameOf(JsonObject architecture) =>
        architecture["name"] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
