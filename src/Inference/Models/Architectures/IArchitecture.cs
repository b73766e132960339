using System.Text.Json.Nodes;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Models.Architectures;

/// <summary>A published network that a model card may name instead of listing its layers.</summary>
public interface IArchitecture
{
    /// <summary>The name in <c>model.json</c>, e.g. <c>ExplaiNN</c>.</summary>
    public string Name { get; }

    /// <summary>What it is, with its paper.</summary>
    public string Summary { get; }

    /// <summary>Its settings with their defaults, e.g. <c>"units": 100</c>.</summary>
    public JsonObject Defaults { get; }

    /// <summary>Writes the network out as layers, with the parameter names of the published weights.</summary>
    /// <param name="settings">The fields beside <c>name</c>; absent ones have their default.</param>
    /// <exception cref="Shared.InputException">A setting is out of range.</exception>
    public JsonArray Layers(LayerFields settings);

    /// <summary>Prefixes of published parameters that this use of the network leaves aside.</summary>
    public IReadOnlyList<string> Unused(LayerFields settings) => [];
}
