using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Prediction;

/// <summary>Runs a model over many sequences in batches of automatic size.</summary>
public static class Predictor
{
    /// <summary>All outputs.</summary>
    /// <param name="model">The model.</param>
    /// <param name="oneHot">[N, 4, L] in A, C, G, T order, on the model's device.</param>
    /// <param name="rows">Hears how many sequences are done.</param>
    /// <param name="token">Checked before each batch.</param>
    public static Predictions Predict(SequenceModel model, Tensor oneHot, IProgress<int>? rows, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(oneHot);
        float[]? values = null;
        long[] shape = [];
        Run(model, oneHot, output =>
        {
            shape = output.shape;
            return output;
        }, (start, part) =>
        {
            var each = part.Length / (int)shape[0];
            values ??= new float[each * oneHot.shape[0]];
            part.CopyTo(values, start * each);
        }, rows, token);
        return new Predictions((int)oneHot.shape[0], model.Card.Outputs.Count, shape.Length == 3 ? (int)shape[2] : null, values ?? []);
    }

    /// <summary>The scalars of targets.</summary>
    /// <param name="model">The model.</param>
    /// <param name="targets">What is taken from the outputs.</param>
    /// <param name="oneHot">[N, 4, L] in A, C, G, T order, on the model's device.</param>
    /// <param name="rows">Hears how many sequences are done.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>[N, targets], in the units of each target.</returns>
    public static float[] Targets(SequenceModel model, IReadOnlyList<Target> targets, Tensor oneHot, IProgress<int>? rows, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(oneHot);
        var values = new float[oneHot.shape[0] * targets.Count];
        Run(model, oneHot, output => Target.SelectAll(targets, output),
            (start, part) => part.CopyTo(values, start * targets.Count), rows, token);
        return values;
    }

    private static void Run(
        SequenceModel model, Tensor oneHot, Func<Tensor, Tensor> choose, Action<long, float[]> store, IProgress<int>? rows, CancellationToken token)
    {
        var size = BatchSize.For(model, (int)oneHot.shape[2], gradient: false);
        Batches.Run(oneHot.shape[0], size, (start, count) =>
        {
            using var mode = inference_mode();
            using var scope = NewDisposeScope();
            store(start, choose(model.Forward(oneHot.narrow(0, start, count))).ToFloats());
            rows?.Report((int)start + count);
        }, token);
    }
}
