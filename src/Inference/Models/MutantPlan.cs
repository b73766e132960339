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

    /// <summary>Plans for a network; null when not even its first layers keep windows.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="length">Bases of a sequence.</param>
    public static MutantPlan? Create(LayerGraph graph, int length)
    {
        var stages = Stages(graph, length);
        if (stages.Count == 0)
            return null;
        var block = stages[^1].Window.Stride;
        var offset = Enumerable.Range(0, block).MinBy(first => stages.Sum(stage => (double)Width(stage.Window, first) * stage.Shape.Channels));
        var windows = stages.Max(stage => (double)Alive * Width(stage.Window, offset) * stage.Shape.Channels);
        var rest = LayerChain.Cost(graph.Layers.Skip(stages.Count), stages[^1].Shape);
        var keepsPositions = stages.Count < graph.Layers.Count && graph.Layers[stages.Count] is not (Flatten or GlobalPool1d);
        return new MutantPlan(block, offset, Math.Max(windows, keepsPositions ? 2 * rest.Peak : 0));
    }

    /// <summary>Positions of a window, for a group of mutated positions.</summary>
    /// <param name="window">The receptive windows of a layer's output; as many positions as their stride make a group.</param>
    /// <param name="first">The group's first position.</param>
    internal static int Width(ReceptiveWindow window, int first)
    {
        var start = (int)Math.Ceiling((first - window.Offset - window.Size + 1) / (double)window.Stride);
        var last = (int)Math.Floor((first + window.Stride - 1 - window.Offset) / (double)window.Stride);
        return last - start + 1;
    }

    /// <summary>The layers at the root behind which windows are kept.</summary>
    private static List<(ReceptiveWindow Window, FeatureShape Shape)> Stages(LayerGraph graph, int length)
    {
        var stages = new List<(ReceptiveWindow, FeatureShape)>();
        var (window, shape) = ((ReceptiveWindow?)ReceptiveWindow.Identity, new FeatureShape(4, length));
        foreach (var layer in graph.Layers)
        {
            window = layer.Through(window);
            shape = layer.OutputShape(shape);
            if (window is not { } reached || shape.Length is not { } positions || !WindowFeatures.Pays(Width(reached, 0), positions))
                break;
            stages.Add((reached, shape));
        }
        return stages;
    }
}
