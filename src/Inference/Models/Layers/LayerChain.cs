using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>What lists of layers do, wherever they occur: at the root, in a residual body, in a branch.</summary>
internal static class LayerChain
{
    public static FeatureShape OutputShape(IEnumerable<Layer> layers, FeatureShape input) =>
        layers.Aggregate(input, (shape, layer) => layer.OutputShape(shape));

    public static ReceptiveWindow? Through(IEnumerable<Layer> layers, ReceptiveWindow? window) =>
        layers.Aggregate(window, (reach, layer) => layer.Through(reach));

    /// <summary>Runs the layers and frees each intermediate result as soon as the next is there.</summary>
    public static Tensor Forward(IEnumerable<Layer> layers, Tensor input, bool training) =>
        Chain(layers.Select(layer => (Func<Tensor, Tensor>)(current => layer.Forward(current, training))), input);

    /// <summary>The same in evaluation, with neighboring layers joined or swapped where that saves work.</summary>
    public static Tensor Answer(IReadOnlyList<Layer> layers, Tensor input) => Chain(Steps(layers), input);

    private static IEnumerable<Func<Tensor, Tensor>> Steps(IReadOnlyList<Layer> layers)
    {
        for (var place = 0; place < layers.Count; place++)
        {
            var (layer, next) = (layers[place], place + 1 < layers.Count ? layers[place + 1] : null);
            switch (layer, next)
            {
                case (Conv1d filters, BatchNorm1d norm):
                    yield return current => filters.NormedForward(current, norm);
                    place++;
                    break;
                case (Activation { IsRising: true }, Pool1d { IsMaximum: true }):
                    yield return current => next.Forward(current, training: false);
                    yield return current => layer.Forward(current, training: false);
                    place++;
                    break;
                default:
                    yield return current => layer.Forward(current, training: false);
                    break;
            }
        }
    }

    private static Tensor Chain(IEnumerable<Func<Tensor, Tensor>> steps, Tensor input)
    {
        var current = input;
        foreach (var step in steps)
        {
            var next = step(current);
            if (!ReferenceEquals(next, current) && !ReferenceEquals(current, input))
                current.Dispose();
            current = next;
        }
        return current;
    }

    /// <summary>Runs the layers in evaluation and keeps what went in and came out of each.</summary>
    public static IReadOnlyList<LayerRecord> Record(IEnumerable<Layer> layers, Tensor input)
    {
        var records = new List<LayerRecord>();
        foreach (var layer in layers)
            records.Add(layer.Record(Output(records, input)));
        return records;
    }

    /// <summary>What came out of a chain of records: the input when there are none.</summary>
    public static Tensor Output(IReadOnlyList<LayerRecord> records, Tensor input) => records.Count == 0 ? input : records[^1].Output;

    public static LayerCost Cost(IEnumerable<Layer> layers, FeatureShape input)
    {
        var total = new LayerCost(0, 0, input.Elements);
        foreach (var layer in layers)
        {
            var cost = layer.Cost(input);
            total = new LayerCost(total.Operations + cost.Operations, total.Kept + cost.Kept, Math.Max(total.Peak, cost.Peak));
            input = layer.OutputShape(input);
        }
        return total;
    }
}
