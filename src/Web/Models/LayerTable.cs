using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Layers;

namespace CisLens.Web.Models;

/// <summary>The layers of a model, in order. Built from the card alone; no weights are read.</summary>
/// <param name="Rows">The layers.</param>
/// <param name="ReceptiveField">How many bases one position of the last layer that has positions sees; null when every output sees all.</param>
/// <param name="Parameters">Numbers learnt in training.</param>
public sealed record LayerTable(IReadOnlyList<LayerRow> Rows, int? ReceptiveField, long Parameters)
{
    private const int AnyLength = 200;

    /// <summary>Null for a TorchScript program.</summary>
    public static LayerTable? Of(ModelCard card)
    {
        if (ArchitectureCatalogue.IsTorchScript(card.Architecture))
            return null;
        using var graph = ArchitectureCatalogue.Build(card.Architecture);
        var shape = new FeatureShape(4, card.Input.Length ?? Math.Max(card.Input.MinimumLength ?? 1, AnyLength));
        ReceptiveWindow? window = ReceptiveWindow.Identity;
        var rows = new List<LayerRow>();
        foreach (var layer in graph.Layers)
        {
            (shape, window) = (layer.OutputShape(shape), layer.Through(window));
            rows.Add(new LayerRow(layer.Place, shape.ToString(), window?.Size, CountParameters(layer)));
        }

        return new LayerTable(rows, graph.Window?.Size, rows.Sum(row => row.Parameters));
    }

    private static long CountParameters(Layer layer) =>
        layer.Parameters.Where(parameter => parameter.Trainable).Sum(parameter => parameter.Shape.Aggregate(1L, (product, size) => product * size))
        + layer.Children.Sum(CountParameters);
}
