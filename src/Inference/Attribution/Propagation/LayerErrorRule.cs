using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>The rescale rule, which also measures at each layer how much of the change it loses.</summary>
/// <param name="rows">How sequences and references lie in the tape.</param>
internal sealed class LayerErrorRule(PairRows rows) : RescaleRule(rows)
{
    private double _largest;

    /// <summary>The layer with the largest error; null when there is no error.</summary>
    public string? Worst { get; private set; }

    /// <inheritdoc/>
    protected override Tensor Back(LayerRecord record, Tensor signal)
    {
        var result = base.Back(record, signal);
        if (record.Branches.Count == 0)
            Measure(record, signal, result);
        return result;
    }

    private void Measure(LayerRecord record, Tensor signal, Tensor result)
    {
        using var scope = NewDisposeScope();
        var error = Math.Abs(Explained(record.Output, signal) - Explained(record.Input, result));
        if (error > _largest)
            (_largest, Worst) = (error, record.Layer.Place);
    }

    private double Explained(Tensor recorded, Tensor signal) =>
        (Rows.OfPairs(signal, recorded) * (Rows.OfSequences(recorded) - Rows.OfReferences(recorded))).sum().to(float64).cpu().data<double>()[0];
}
