using System.Diagnostics;
using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Readiness;

/// <summary>Times predictions in batches.</summary>
internal static class SpeedTest
{
    private const int MostSequences = 64;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(1);

    /// <summary>Seconds of one prediction, and how many were timed.</summary>
    public static (double Seconds, int Count) Run(SequenceModel model, int length, CancellationToken token)
    {
        var size = Math.Min(MostSequences, BatchSize.For(model, length, gradient: false));
        using var x = RandomInputs.Encode(model, RandomInputs.Draw(size, length));
        Predict(model, x);
        var (watch, count) = (Stopwatch.StartNew(), 0);
        do
        {
            token.ThrowIfCancellationRequested();
            Predict(model, x);
            count += size;
        }
        while (watch.Elapsed < Enough);
        return (watch.Elapsed.TotalSeconds / count, count);
    }

    private static void Predict(SequenceModel model, Tensor x)
    {
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        // Reading the answer waits for a graphics card.
        model.Forward(x).ToFloats();
    }
}
