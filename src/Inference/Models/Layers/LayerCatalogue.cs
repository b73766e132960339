using System.Text.Json.Nodes;
using CisLens.Shared;

namespace CisLens.Inference.Models.Layers;

/// <summary>All layer types by their name in JSON. A new one is added here.</summary>
public static class LayerCatalogue
{
    private static readonly SortedDictionary<string, Func<LayerFields, Layer>> Types = Build();

    /// <summary>The known type names.</summary>
    public static IReadOnlyCollection<string> Names => Types.Keys;

    /// <summary>Reads a list of layers.</summary>
    /// <param name="layers">The JSON list.</param>
    /// <param name="place">Where the list stands, e.g. <c>layer 3 (Residual).body</c>; null at the root.</param>
    /// <exception cref="InputException">A layer is unknown or its fields are wrong; names its index and type.</exception>
    public static IReadOnlyList<Layer> ReadAll(JsonArray layers, string? place = null)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return [.. layers.Select((layer, index) => Read(layer, place is null ? $"Layer {index}" : $"{place}.{index}"))];
    }

    private static Layer Read(JsonNode? node, string place)
    {
        if (node is not JsonObject json)
            throw new InputException($"{place} is not an object such as {{\"type\":\"ReLU\"}}.");
        var fields = new LayerFields(json, place);
        if (!Types.TryGetValue(fields.Type, out var create))
            throw new InputException($"{place} has the unknown type '{fields.Type}'; known types are {string.Join(", ", Names)}.");
        var layer = create(fields);
        fields.Finish();
        return layer;
    }

    private static SortedDictionary<string, Func<LayerFields, Layer>> Build()
    {
        var types = new SortedDictionary<string, Func<LayerFields, Layer>>(StringComparer.Ordinal)
        {
            ["Linear"] = fields => new Linear(fields),
            ["GroupedLinear"] = fields => new GroupedLinear(fields),
            ["LayerNorm"] = fields => new LayerNorm(fields),
            ["Flatten"] = fields => new Flatten(fields),
            ["Sequential"] = fields => new Sequential(fields),
            ["Residual"] = fields => new Residual(fields),
            ["Parallel"] = fields => new Parallel(fields),
            ["Crop"] = fields => new Crop(fields),
            ["Pad"] = fields => new Pad(fields),
            ["Softmax"] = fields => new Softmax(fields),
            ["PReLU"] = fields => new PReLU(fields),
            ["WindowMaximum"] = fields => new WindowMaximum(fields),
            ["ControlTracks"] = fields => new ControlTracks(fields),
            ["GlobalSum"] = fields => new GlobalSum(fields),
            ["ProfileScalar"] = fields => new ProfileScalar(fields),
            ["BidirectionalLstm"] = fields => new BidirectionalLstm(fields),
            ["SelfAttention"] = fields => new SelfAttention(fields),
        };
        Add(fields => new Conv1d(fields), "Conv1d", "Conv2d");
        Add(fields => new BatchNorm1d(fields), "BatchNorm1d", "BatchNorm2d");
        Add(fields => new Pool1d(fields), "MaxPool1d", "MaxPool2d", "AvgPool1d", "AvgPool2d");
        Add(fields => new GlobalPool1d(fields), "GlobalAvgPool1d", "GlobalMaxPool1d");
        Add(fields => new AdaptivePool1d(fields), "AdaptiveAvgPool1d", "AdaptiveMaxPool1d");
        Add(fields => new Dropout(fields), "Dropout", "Dropout1d", "Dropout2d");
        Add(fields => new UnsqueezeHeight(fields), "UnsqueezeHeight", "SqueezeHeight");
        Add(fields => new Activation(fields), [.. ActivationFunctions.Names]);
        return types;

        void Add(Func<LayerFields, Layer> create, params string[] names)
        {
            foreach (var name in names)
                types.Add(name, create);
        }
    }
}
