using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers.Mutants;

/// <summary>Carries mutants through branches over the same input and puts the results together.</summary>
internal static class Branching
{
    /// <summary>Runs the branches; windows are widened to the union of all branches' windows.</summary>
    /// <param name="mutants">The input of all branches.</param>
    /// <param name="record">What the branching layer made of the sequences that are not mutated.</param>
    /// <param name="weights">Weights in the order in which they are used.</param>
    /// <param name="branches">The layers of each branch; none for the input itself.</param>
    /// <param name="combine">Puts tensors [mutants, channels, ...] together; linear.</param>
    public static MutantFeatures Join(
        WindowFeatures mutants,
        LayerRecord record,
        PreparedWeights weights,
        IReadOnlyList<IReadOnlyList<LayerRecord>> branches,
        Func<List<Tensor>, Tensor> combine)
    {
        var ends = branches.Select(branch => (Features: mutants.Through(branch, weights), Unmutated: LayerChain.Output(branch, record.Input))).ToList();
        if (ends.All(end => end.Features is WindowFeatures windows && windows.Groups == ((WindowFeatures)ends[0].Features).Groups))
            return Windows([.. ends.Select(end => ((WindowFeatures)end.Features).AsDifferences(end.Unmutated))], combine);
        return new WholeFeatures(combine([.. ends.Select(end => end.Features.Whole(end.Unmutated).Values)]));
    }

    private static WindowFeatures Windows(List<WindowFeatures> branches, Func<List<Tensor>, Tensor> combine)
    {
        var frame = branches.Select(branch => branch.Window).Aggregate((union, window) => union.Union(window));
        // Axis 1 holds the channels, as in the layers.
        var framed = branches.Select(branch => branch.Framed(frame).flatten(0, 3).transpose(1, 2)).ToList();
        var axes = branches[0].Values.shape[..4];
        return new WindowFeatures(combine(framed).transpose(1, 2).reshape([.. axes, frame.Width, -1]), frame, true);
    }
}
