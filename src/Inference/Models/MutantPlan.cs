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
        var stages = Stages(graph, length, window => new Stretch(0, window.Stride));
        if (stages.Count == 0)
            return null;
        var block = stages[^1].Window.Stride;
        var offset = Enumerable.Range(0, block).MinBy(first => stages.Sum(stage => Values(stage, new Stretch(first, stage.Window.Stride))));
        return new MutantPlan(block, offset, Most(graph, stages, window => new Stretch(offset, window.Stride)));
    }

    /// <summary>Most numbers alive at once for one mutant that is changed anywhere in a stretch.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="length">Bases of a sequence.</param>
    /// <param name="changed">The stretch.</param>
    public static double ValuesOf(LayerGraph graph, int length, Stretch changed)
    {
        var stages = Stages(graph, length, _ => changed);
        return stages.Count == 0 ? BatchSize.ValuesPerSequence(graph, length, gradient: false) : Most(graph, stages, _ => changed);
    }

    /// <summary>The positions of a layer's output that can see a change.</summary>
    /// <param name="window">The receptive windows of the output.</param>
    /// <param name="changed">The stretch of the sequence that is changed.</param>
    internal static int Width(ReceptiveWindow window, Stretch changed) =>
        new Sliding(window.Size, window.Stride, -window.Offset).Outputs(changed).Width;

    private static double Most(LayerGraph graph, List<(ReceptiveWindow Window, FeatureShape Shape)> stages, Func<ReceptiveWindow, Stretch> changed)
    {
        var windows = stages.Max(stage => Alive * Values(stage, changed(stage.Window)));
        var keepsPositions = stages.Count < graph.Layers.Count && graph.Layers[stages.Count] is not (Flatten or GlobalPool1d);
        return keepsPositions ? Math.Max(windows, 2.0 * LayerChain.Cost(graph.Layers.Skip(stages.Count), stages[^1].Shape).Peak) : windows;
    }

    private static double Values((ReceptiveWindow Window, FeatureShape Shape) stage, Stretch changed) =>
        (double)Width(stage.Window, changed) * stage.Shape.Channels;

    /// <summary>The layers at the root behind which windows are kept.</summary>
    private static List<(ReceptiveWindow Window, FeatureShape Shape)> Stages(LayerGraph graph, int length, Func<ReceptiveWindow, Stretch> changed)
    {
        var stages = new List<(ReceptiveWindow, FeatureShape)>();
        var (window, shape) = ((ReceptiveWindow?)ReceptiveWindow.Identity, new FeatureShape(4, length));
        foreach (var layer in graph.Layers)
        {
            window = layer.Through(window);
            shape = layer.OutputShape(shape);
            if (window is not { } reached || shape.Length is not { } positions || !WindowFeatures.Pays(Width(reached, changed(reached)), positions))
                break;
            stages.Add((reached, shape));
        }
        return stages;
    }
}
