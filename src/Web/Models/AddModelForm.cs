using System.Text.Json;
using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Shared;

namespace CisLens.Web.Models;

/// <summary>An uploaded model, and what a person says of bare weights.</summary>
public sealed class AddModelForm
{
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    public required string Upload { get; init; }

    public required string FileName { get; init; }

    /// <summary>A package says everything of itself; bare weights do not.</summary>
    public bool IsPackage => FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public string Licence { get; set; } = "";

    public string Citation { get; set; } = "";

    /// <summary>The name of a built-in architecture; empty when the file says it itself.</summary>
    public string Architecture { get; set; } = "";

    /// <summary>The architecture's settings as JSON; empty for its defaults.</summary>
    public string Settings { get; set; } = "";

    public int Length { get; set; } = 101;

    /// <summary>Names separated by commas; empty to have the outputs counted and numbered.</summary>
    public string Outputs { get; set; } = "";

    public string Unit { get; set; } = "score";

    public string Channels { get; set; } = "ACGT";

    /// <exception cref="InputException">A field cannot be used.</exception>
    internal ModelPackageRequest ToRequest(string file) => new()
    {
        Weights = [file],
        Name = ShortName(),
        Title = Title.Trim(),
        Description = Description.Trim(),
        Licence = Licence.Trim() is { Length: > 0 } licence ? licence : "not stated",
        Citation = Citation.Trim() is { Length: > 0 } citation ? citation : null,
        Origin = $"added as {FileName}",
        Architecture = ArchitectureJson(),
        Input = new ModelInput { Length = Length },
        Outputs = [.. Outputs.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => new ModelOutput(name, Unit.Trim()))],
        Channels = Channels.Trim().ToUpperInvariant(),
    };

    private string ShortName()
    {
        if (Title.Trim().Length == 0)
            throw new InputException("The model needs a name.");
        var plain = new string([.. Title.Trim().ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);
        return plain.Trim('-') is { Length: > 0 } name ? name : "model";
    }

    private JsonObject? ArchitectureJson()
    {
        if (Architecture.Length == 0)
            return null;
        try
        {
            var settings = Settings.Trim().Length == 0 ? [] : JsonNode.Parse(Settings, null, Once)?.AsObject() ?? [];
            settings["name"] = Architecture;
            return settings;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InputException("The settings of the architecture are not a JSON object such as {\"units\": 100}.", error);
        }
    }
}
