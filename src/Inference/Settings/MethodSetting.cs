using System.Text.Json.Nodes;

namespace CisLens.Inference.Settings;

/// <summary>One setting of a method, as a form shows it.</summary>
public sealed record MethodSetting
{
    /// <summary>Its name in JSON, e.g. <c>norm</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The label that people see.</summary>
    public required string Title { get; init; }

    /// <summary>What it does.</summary>
    public required string Description { get; init; }

    /// <summary>What it holds.</summary>
    public required MethodSettingKind Kind { get; init; }

    /// <summary>Whether it may be left empty.</summary>
    public bool Optional { get; init; }

    /// <summary>Smallest allowed number; null where there is none.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest allowed number; null where there is none.</summary>
    public double? Maximum { get; init; }

    /// <summary>Its default as JSON; null where it is empty.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>What can be chosen, for <see cref="MethodSettingKind.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Number of values, for <see cref="MethodSettingKind.Numbers"/>; most characters, for <see cref="MethodSettingKind.Text"/>.</summary>
    public int? Count { get; init; }
}
