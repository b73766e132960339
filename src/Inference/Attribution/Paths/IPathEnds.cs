using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Paths;

/// <summary>Where straight paths through the input space begin and end. Path r of row n is number n * <see cref="Count"/> + r.</summary>
internal interface IPathEnds
{
    /// <summary>Paths of each sequence.</summary>
    public int Count { get; }

    /// <summary>The ends of some paths.</summary>
    /// <param name="pairs">Their numbers.</param>
    /// <returns>Where they end (the sequences) and where they begin (the references), both [paths, 4, L]; they belong to the caller.</returns>
    public (Tensor Sequences, Tensor References) Take(ReadOnlySpan<int> pairs);
}
