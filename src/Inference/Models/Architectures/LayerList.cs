using System.Text.Json;
using System.Text.Json.Nodes;

namespace CisLens.Inference.Models.Architectures;

/// <summary>Writes lists of layers as JSON.</summary>
internal sealed class LayerList
{
    private readonly JsonArray _layers = [];

    /// <summary>Adds a layer.</summary>
    /// <param name="type">Its type name.</param>
    /// <param name="fields">An object with its fields, or null for none.</param>
    public LayerList Add(string type, object? fields = null)
    {
        var layer = fields is null ? [] : JsonSerializer.SerializeToNode(fields)!.AsObject();
        layer.Insert(0, "type", type);
        _layers.Add(layer);
        return this;
    }

    public LayerList AddAll(IEnumerable<LayerList> lists)
    {
        foreach (var layer in lists.SelectMany(list => list.ToJson()))
            _layers.Add(layer!.DeepClone());
        return this;
    }

    public LayerList Residual(LayerList body) => Add("Residual", new { body = body.ToJson() });

    public LayerList Parallel(string combine, params LayerList[] branches) =>
        Add("Parallel", new { combine, branches = branches.Select(branch => branch.ToJson()).ToArray() });

    public JsonArray ToJson() => _layers;
}
