using System.Text.Json;
using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Commands;

/// <summary>Methods as they are typed: <c>ism</c>, or with settings <c>saliency:norm=absolute</c>; more settings after commas.</summary>
internal static class MethodText
{
    /// <summary>Reads one.</summary>
    /// <exception cref="InputException">The method or a setting is not known.</exception>
    public static MethodSpec Parse(string text)
    {
        var (name, options) = Split(text);
        var method = new MethodSpec { Method = name, Options = options };
        AttributionCatalogue.Options(method);
        return method;
    }

    /// <summary>A name and its settings, <c>name:setting=value,setting=value</c>.</summary>
    /// <exception cref="InputException">A setting has no value.</exception>
    public static (string Name, JsonObject? Options) Split(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text, null) : (text[..colon], Options(text[(colon + 1)..], text));
    }

    private static JsonObject Options(string settings, string text)
    {
        var options = new JsonObject();
        foreach (var setting in settings.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = setting.Split('=', 2);
            if (parts.Length != 2)
                throw new InputException($"'{setting}' in '{text}' is not a setting; write name=value.");
            options[parts[0]] = Value(parts[1]);
        }
        return options;
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
