using CisLens.Inference.Models.Layers;
using CisLens.Inference.Models.Layers.Mutants;

namespace CisLens.Inference.Models;

/// <summary>How the point mutations of a sequence are cut into batches. Needs no tensors.</summary>
/// <param name="Block">
/// Positions that share a window at the deepest place where windows are kept, the product of the strides up to there; batches
/// hold whole blocks.
/// </param>
/// <param name="Offset">The first position of a block, below <paramref name="Block"/>: the one for which windows are narrowest.</param>
/// <param name="ValuesPerPosition">Most numbers alive at once for one mutant at each position.</param>
internal sealed record MutantPlan(int Block, int Offset, double ValuesPerPosition)
{
    /// <summary>A layer keeps its input, its output, and one tensor between them.</summary>
    private const int Alive = 3;

    /// <summary>Plans for point mutations at all positions; null when not even the first layers keep windows.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="length">Bases of a sequence.</param>
    public static MutantPlan? Create(LayerGraph graph, int length)
    {
        var stages = new List<WindowStage>();
        var kept = Collect(graph.Layers, WindowStage.Input(length), window => new Stretch(0, window.Stride), stages);
        if (stages.Count == 0)
            return null;
        var block = stages.Max(stage => stage.Window.Stride);
        var offset = Enumerable.Range(0, block).MinBy(first => stages.Sum(stage => stage.Values(new Stretch(first, stage.Window.Stride))));
        var windows = stages.Max(stage => Alive * stage.Values(new Stretch(offset, stage.Window.Stride)));
        return new MutantPlan(block, offset, Math.Max(windows, Rest(graph, kept, length)));
    }

    /// <summary>Most numbers alive at once for one mutant that is changed anywhere in a stretch.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="length">Bases of a sequence.</param>
    /// <param name="changed">The stretch.</param>
    public static double ValuesOf(LayerGraph graph, int length, Stretch changed)
    {
        var stages = new List<WindowStage>();
        var kept = Collect(graph.Layers, WindowStage.Input(length), _ => changed, stages);
        return Math.Max(stages.Select(stage => Alive * stage.Values(changed)).DefaultIfEmpty(1).Max(), Rest(graph, kept, length));
    }

    /// <summary>Numbers alive where the rest of the network is computed plainly; few behind layers that drop positions.</summary>
    private static double Rest(LayerGraph graph, int kept, int length)
    {
        if (kept == graph.Layers.Count || graph.Layers[kept] is Flatten or GlobalPool1d)
            return 0;
        var shape = LayerChain.OutputShape(graph.Layers.Take(kept), new FeatureShape(4, length));
        return 2.0 * LayerChain.Cost(graph.Layers.Skip(kept), shape).Peak;
    }

    /// <summary>Collects the places at which windows are kept.</summary>
    /// <returns>How many of the layers are followed by such a place.</returns>
    private static int Collect(IReadOnlyList<Layer> layers, WindowStage stage, Func<ReceptiveWindow, Stretch> changed, List<WindowStage> stages)
    {
        for (var index = 0; index < layers.Count; index++)
        {
            foreach (var branch in layers[index].Branches)
                Collect(branch, stage, changed, stages);
            if (stage.Through(layers[index]) is not { } next || !WindowFeatures.Pays(next.Width(changed(next.Window)), next.Shape.Length!.Value))
                return index;
            stages.Add(stage = next);
        }
        return layers.Count;
    }
}
