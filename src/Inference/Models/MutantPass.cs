using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models;

/// <summary>
/// Forward passes over mutants of some sequences. The features of the sequences themselves are computed once; for each mutant
/// only the positions that its mutation can reach are computed, layer by layer, as far as the layers allow.
/// </summary>
internal sealed class MutantPass : IDisposable
{
    private readonly SequenceModel _model;
    private readonly PreparedWeights _weights;
    private readonly LayerTape _given;
    private readonly LayerTape? _other;

    /// <summary>Computes the features of the sequences themselves.</summary>
    /// <param name="model">The model; its layers are known.</param>
    /// <param name="oneHot">[N, 4, length] in A, C, G, T order, on the model's device and of its type.</param>
    /// <param name="weights">Weights of the same model prepared by earlier passes.</param>
    public MutantPass(SequenceModel model, Tensor oneHot, PreparedWeights weights)
    {
        MemoryLimit.Pass();
        using var mode = inference_mode();
        (_model, _weights) = (model, weights);
        _given = Record(oneHot);
        // In A, C, G, T order the complement is the reversed channel axis.
        _other = model.Card.Strands == StrandRule.Given ? null : Record(oneHot.flip(1, 2));
    }

    /// <summary>Computes the outputs for mutants whose changes begin at neighbouring positions.</summary>
    /// <param name="first">The position at which the changes of the first mutants begin.</param>
    /// <param name="changes">
    /// [positions, sequences, mutants, width, 4], bases in A, C, G, T order: what is added to the one-hot sequences from a
    /// position on, for several mutants of each sequence. Changes outside the sequence must be zero.
    /// </param>
    /// <returns>[positions * sequences * mutants, outputs], or with output positions as a third axis; belongs to the caller.</returns>
    public Tensor Forward(int first, Tensor changes)
    {
        MemoryLimit.Pass();
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        var given = Run(_given, first, changes);
        return _model.OverStrands(given, () => OtherStrand(first, changes)).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the features of the sequences.</summary>
    public void Dispose()
    {
        foreach (var tape in new[] { _given, _other }.OfType<LayerTape>())
        {
            tape.Dispose();
            tape.Input.Dispose();
        }
    }

    private LayerTape Record(Tensor oneHot) => _model.Graph!.Record(_model.InChannelOrder(oneHot, 1).alias());

    private Tensor Run(LayerTape tape, int first, Tensor changes)
    {
        using var scope = NewDisposeScope();
        // A group of one position holds the mutants of one position.
        var values = _model.InChannelOrder(changes, 4).unsqueeze(1).contiguous();
        var mutants = new WindowFeatures(values, new Stretch(first, (int)changes.shape[3]), differences: true);
        return mutants.Through(tape.Records, _weights).Whole(tape.Output).Values.MoveToOuterDisposeScope();
    }

    private Tensor OtherStrand(int first, Tensor changes)
    {
        using var scope = NewDisposeScope();
        var (positions, width) = (changes.shape[0], changes.shape[3]);
        // The change that ends last begins first on the other strand.
        var start = (int)(_other!.Input.shape[2] - (first + positions - 1 + width));
        var output = Run(_other, start, changes.flip(0, 3, 4));
        var axes = output.shape;
        var given = output.reshape([positions, -1, .. axes[1..]]).flip(0).reshape(axes);
        return (given.dim() == 3 ? given.flip(2) : given).MoveToOuterDisposeScope();
    }
}
