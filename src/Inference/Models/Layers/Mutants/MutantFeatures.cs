using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers.Mutants;

/// <summary>
/// The features of many mutants of some sequences at one place of a network. They begin as <see cref="WindowFeatures"/>, of
/// which only the positions that a mutation can reach are kept, and become <see cref="WholeFeatures"/> where that ends.
/// </summary>
/// <param name="values">The numbers; belong to whoever runs the layers.</param>
internal abstract class MutantFeatures(Tensor values)
{
    /// <summary>The numbers.</summary>
    public Tensor Values { get; } = values;

    /// <summary>The features behind a layer.</summary>
    /// <param name="record">What the layer made of the sequences that are not mutated.</param>
    /// <param name="weights">Weights in the order in which they are used here.</param>
    public abstract MutantFeatures Through(LayerRecord record, PreparedWeights weights);

    /// <summary>All features of every mutant.</summary>
    /// <param name="unmutated">What the sequences that are not mutated have at this place.</param>
    public abstract WholeFeatures Whole(Tensor unmutated);

    /// <summary>The features behind several layers; intermediate ones are freed.</summary>
    public MutantFeatures Through(IEnumerable<LayerRecord> records, PreparedWeights weights)
    {
        var current = this;
        foreach (var record in records)
        {
            var next = current.Step(record, weights);
            if (!ReferenceEquals(next.Values, current.Values) && !ReferenceEquals(current.Values, Values))
                current.Values.Dispose();
            current = next;
        }
        return current;
    }

    private MutantFeatures Step(LayerRecord record, PreparedWeights weights)
    {
        using var scope = NewDisposeScope();
        var next = Through(record, weights);
        if (!ReferenceEquals(next.Values, Values))
            next.Values.MoveToOuterDisposeScope();
        return next;
    }
}
