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
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var method = new MethodSpec
        {
            Method = colon < 0 ? text : text[..colon],
            Options = colon < 0 ? null : Options(text[(colon + 1)..], text),
        };
        AttributionCatalogue.Options(method);
        return method;
    }

    private static JsonObject Options(string settings, string text)
    {
        var options = new JsonObject();
        foreach (var setting in settings.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = setting.Split('=', 2);
            if (parts.Length != 2)
                throw new InputException($"'{setting}' in the method '{text}' is not a setting; write name=value.");
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
