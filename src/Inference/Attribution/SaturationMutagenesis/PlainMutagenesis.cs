using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.SaturationMutagenesis;

/// <summary>Outputs of mutants by a whole forward pass for each.</summary>
internal static class PlainMutagenesis
{
    /// <summary>The effects of all mutations.</summary>
    /// <param name="input">What is explained.</param>
    /// <param name="bases">Its bases.</param>
    /// <param name="part">First mutated position, and the position after the last.</param>
    /// <param name="token">Checked before each batch.</param>
    public static MutationEffects Run(AttributionInput input, ObservedBases bases, (int Start, int End) part, CancellationToken token)
    {
        var effects = new MutationEffects(Unmutated(input, token), input.Targets.Count, bases);
        var sites = new MutationSites(bases, part);
        Batches.Run(sites.Mutants, BatchSize.For(input.Model, input.Length, gradient: false), (first, count) =>
        {
            var batch = sites.Batch(first, count);
            effects.Add(batch, Values(input, batch));
            input.Progress?.Report(sites.RowsDone(first + count));
        }, token);
        return effects;
    }

    /// <summary>The outputs for the sequences themselves.</summary>
    /// <param name="input">What is explained.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>[sequences, targets].</returns>
    public static float[] Unmutated(AttributionInput input, CancellationToken token) =>
        Predictor.Targets(input.Model, input.Targets, input.OneHot, null, token);

    /// <summary>Copies the rows on the device and replaces one column of each: only positions and letters travel there.</summary>
    /// <param name="input">What is explained.</param>
    /// <param name="batch">The mutations.</param>
    /// <returns>[mutations, targets].</returns>
    public static float[] Values(AttributionInput input, MutationBatch batch)
    {
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        var (model, count) = (input.Model, batch.Rows.Length);
        var mutants = input.OneHot.index_select(0, tensor(batch.Rows, device: model.Device));
        var positions = tensor(batch.Positions, device: model.Device).reshape(count, 1, 1).expand(count, 4, 1);
        var columns = tensor(batch.Columns(), [count, 4, 1]).to(model.Type, model.Device);
        mutants.scatter_(2, positions, columns);
        return Target.SelectAll(input.Targets, model.Forward(mutants)).ToFloats();
    }
}
