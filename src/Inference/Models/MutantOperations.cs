using CisLens.Inference.Models.Layers;
using CisLens.Inference.Models.Layers.Mutants;

namespace CisLens.Inference.Models;

/// <summary>
/// What a mutant costs where only the windows that its change can reach are computed, from the arithmetic of the windows. Needs no
/// tensors, so it is the same on every machine.
/// </summary>
internal static class MutantOperations
{
    /// <summary>Floating-point operations of one of the point mutants at all positions.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="length">Bases of a sequence.</param>
    /// <param name="plan">How the mutations are cut; null when each is a whole forward pass.</param>
    public static double Of(LayerGraph graph, int length, MutantPlan? plan) => plan is null
        ? graph.Cost(length).Operations
        : Of(graph.Layers, WindowStage.Input(length), window => new Stretch(plan.Offset, window.Stride));

    /// <summary>Floating-point operations of a mutant that is changed anywhere in a stretch.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="length">Bases of a sequence.</param>
    /// <param name="changed">The stretch.</param>
    public static double Of(LayerGraph graph, int length, Stretch changed) => Of(graph.Layers, WindowStage.Input(length), _ => changed);

    private static double Of(IReadOnlyList<Layer> layers, WindowStage stage, Func<ReceptiveWindow, Stretch> changed)
    {
        var total = 0.0;
        for (var index = 0; index < layers.Count; index++)
        {
            var layer = layers[index];
            var next = stage.Through(layer) is { } place && WindowFeatures.Pays(place.Width(changed(place.Window)), place.Shape.Length!.Value) ? place : null;
            var read = stage.Width(changed(stage.Window));
            if (layer.Branches.Count > 0)
                total += layer.Branches.Sum(branch => Of(branch, stage, changed));
            else if (next is not null)
                total += layer.WindowOperations(stage.Shape, read, next.Width(changed(next.Window)));
            else
                return total + Rest(layers.Skip(index), stage.Shape, (double)read / stage.Shape.Length!.Value);
            if (next is null)
                return total + Rest(layers.Skip(index + 1), layer.OutputShape(stage.Shape), 1);
            stage = next;
        }
        return total;
    }

    /// <summary>The layers behind the last windows. Those that give up positions still read the windows alone.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="shape">What they get.</param>
    /// <param name="share">The windows' share of its positions.</param>
    private static double Rest(IEnumerable<Layer> layers, FeatureShape shape, double share)
    {
        var total = 0.0;
        foreach (var layer in layers)
        {
            if (layer is not (Flatten or Dropout or Linear or GlobalPool1d or GlobalSum))
                share = 1;
            total += Math.Min(1, share) * layer.Cost(shape).Operations;
            if (layer is not (Flatten or Dropout))
                share = 1;
            shape = layer.OutputShape(shape);
        }
        return total;
    }
}
