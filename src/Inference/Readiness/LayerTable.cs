using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Readiness;

/// <summary>The layers of a model, in order. Built from the card alone; no weights are read.</summary>
/// <param name="Rows">The layers.</param>
/// <param name="ReceptiveField">How many bases one position of the last layer that has positions sees; null when every output sees all.</param>
/// <param name="Parameters">Numbers learnt in training.</param>
public sealed record LayerTable(IReadOnlyList<LayerRow> Rows, int? ReceptiveField, long Parameters)
{
    /// <summary>Lists the layers for <see cref="ReportLength"/> bases.</summary>
    /// <param name="card">The model's card.</param>
    /// <returns>Null for a TorchScript program, whose inside cannot be seen.</returns>
    public static LayerTable? Of(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (ArchitectureCatalogue.IsTorchScript(card.Architecture))
            return null;
        using var graph = ArchitectureCatalogue.Build(card.Architecture);
        var shape = new FeatureShape(4, ReportLength.Of(card));
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
