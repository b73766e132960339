using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CisLens.Shared;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// Reads the fields of one layer (or of a built-in architecture) and remembers which were read, so that a misspelt one is
/// reported instead of ignored.
/// </summary>
public sealed class LayerFields
{
    private readonly JsonObject _json;
    private readonly HashSet<string> _known = ["type", "name", "prefix", "state_dict_prefix"];

    /// <summary>Reads a layer's type.</summary>
    /// <param name="json">The object, e.g. <c>{"type":"ReLU"}</c>.</param>
    /// <param name="place">Where it stands, e.g. <c>layer 3</c>.</param>
    /// <exception cref="InputException">There is no type.</exception>
    public LayerFields(JsonObject json, string place)
    {
        _json = json;
        Place = place;
        Type = Text("type");
        Place = $"{place} ({Type})";
        Prefix = Text("prefix", Text("state_dict_prefix", ""));
    }

    private LayerFields(JsonObject json, string place, string type) => (_json, Place, Type, Prefix) = (json, place, type, "");

    /// <summary>The type name.</summary>
    public string Type { get; }

    /// <summary>Where it stands; errors begin with it.</summary>
    public string Place { get; }

    /// <summary>What the parameters' names begin with; empty when not given.</summary>
    public string Prefix { get; }

    /// <summary>The parameters of a built-in architecture: all fields but <c>name</c>.</summary>
    public static LayerFields OfArchitecture(JsonObject json, string name) => new(json, $"The architecture {name}", name);

    /// <summary>Whether a field is there.</summary>
    public bool Has(string name) => _json[name] is not null;

    /// <summary>A whole number.</summary>
    /// <param name="name">The field.</param>
    /// <param name="fallback">The value when the field is absent; null when it must be there.</param>
    /// <param name="minimum">The smallest allowed value.</param>
    public int Whole(string name, int? fallback = null, int minimum = 1)
    {
        _known.Add(name);
        if (_json[name] is not { } node)
            return fallback ?? throw Missing(name);
        return Whole(name, node, minimum);
    }

    /// <summary>A size along the sequence: a whole number, a list of one, or [height, width] of a layer of height 1.</summary>
    /// <param name="name">The field.</param>
    /// <param name="fallback">The value when the field is absent; null when it must be there.</param>
    /// <param name="minimum">The smallest allowed value.</param>
    /// <param name="height">What the height must be: 1, or 0 for padding.</param>
    public int Extent(string name, int? fallback = null, int minimum = 1, int height = 1)
    {
        if (_json[name] is not JsonArray list)
            return Whole(name, fallback, minimum);
        _known.Add(name);
        if (list.Count is not (1 or 2) || list.Any(item => item is null))
            throw Wrong(name, "a whole number or [1, n]");
        if (list.Count == 2 && Whole(name, list[0]!, 0) != height)
            throw Wrong(name, $"[{height}, n]; only layers of height 1 can be folded to one dimension");
        return Whole(name, list[^1]!, minimum);
    }

    /// <summary>A list of whole numbers.</summary>
    public int[] Wholes(string name)
    {
        _known.Add(name);
        return _json[name] switch
        {
            JsonArray list when list.All(item => item is not null) => [.. list.Select(item => Whole(name, item!, 1))],
            JsonValue => [Whole(name)],
            null => throw Missing(name),
            _ => throw Wrong(name, "a list of whole numbers"),
        };
    }

    /// <summary>A number.</summary>
    /// <param name="name">The field.</param>
    /// <param name="fallback">The value when the field is absent.</param>
    public double Number(string name, double fallback)
    {
        _known.Add(name);
        return _json[name] switch
        {
            null => fallback,
            { } node when double.TryParse(NumberText(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw Wrong(name, "a number"),
        };
    }

    /// <summary>True or false.</summary>
    /// <param name="name">The field.</param>
    /// <param name="fallback">The value when the field is absent.</param>
    public bool Flag(string name, bool fallback)
    {
        _known.Add(name);
        return _json[name]?.GetValueKind() switch
        {
            null => fallback,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(name, "true or false"),
        };
    }

    /// <summary>A text.</summary>
    /// <param name="name">The field.</param>
    /// <param name="fallback">The value when the field is absent; null when it must be there.</param>
    /// <param name="choices">What it may be; none for anything.</param>
    public string Text(string name, string? fallback = null, params string[] choices)
    {
        _known.Add(name);
        if (_json[name] is not { } node)
            return fallback ?? throw Missing(name);
        if (node.GetValueKind() != JsonValueKind.String)
            throw Wrong(name, "a text");
        var text = node.GetValue<string>();
        return choices.Length == 0 || choices.Contains(text)
            ? text
            : throw Wrong(name, string.Join(" or ", choices.Select(choice => $"\"{choice}\"")));
    }

    /// <summary>Whether a field holds a text.</summary>
    public bool IsText(string name) => _json[name]?.GetValueKind() == JsonValueKind.String;

    /// <summary>The layers of a list.</summary>
    public IReadOnlyList<Layer> Layers(string name)
    {
        _known.Add(name);
        return _json[name] is JsonArray list
            ? LayerCatalogue.ReadAll(list, $"{Place}.{name}")
            : throw (_json[name] is null ? Missing(name) : Wrong(name, "a list of layers"));
    }

    /// <summary>The lists of layers of a list of lists.</summary>
    public IReadOnlyList<IReadOnlyList<Layer>> Branches(string name)
    {
        _known.Add(name);
        if (_json[name] is not JsonArray lists || lists.Count == 0)
            throw _json[name] is null ? Missing(name) : Wrong(name, "a list of lists of layers");
        return [.. lists.Select((list, index) => list is JsonArray layers
            ? LayerCatalogue.ReadAll(layers, $"{Place}.{name}.{index}")
            : throw Wrong(name, "a list of lists of layers"))];
    }

    /// <summary>Checks that no field was left unread.</summary>
    /// <exception cref="InputException">One was; it is named, with the known ones.</exception>
    public void Finish()
    {
        var unknown = _json.Select(field => field.Key).FirstOrDefault(key => !_known.Contains(key));
        if (unknown is not null)
            throw new InputException($"{Place} has the unknown field '{unknown}'; known fields are {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
    }

    private int Whole(string name, JsonNode node, int minimum)
    {
        if (!int.TryParse(NumberText(node), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw Wrong(name, "a whole number");
        return number >= minimum ? number : throw Wrong(name, $"at least {minimum}");
    }

    /// <summary>A number as it is written, whatever type it has in memory; empty for anything else.</summary>
    private static string NumberText(JsonNode node) => node.GetValueKind() == JsonValueKind.Number ? node.ToJsonString() : "";

    private InputException Missing(string name) => new($"{Place} lacks the field '{name}'.");

    private InputException Wrong(string name, string expected) =>
        new($"{Place}: '{name}' is {_json[name]!.ToJsonString()}, but must be {expected}.");
}
