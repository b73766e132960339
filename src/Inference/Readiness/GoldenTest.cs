using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Readiness;

/// <summary>Compares the model's outputs with those that came with its package.</summary>
internal static class GoldenTest
{
    /// <summary>The largest difference; null when the package carries no golden outputs.</summary>
    /// <exception cref="InputException">The file does not fit the model.</exception>
    public static SelfTestLine? Run(ModelPackage package, SequenceModel model, CancellationToken token)
    {
        if (GoldenOutputs.Find(package) is not { } golden)
            return null;
        double largest = 0;
        long count = 0;
        for (var row = 0; row < golden.Sequences.Count; row++)
        {
            using var x = RandomInputs.Encode(model, [golden.Sequences[row]]);
            var values = Predictor.Predict(model, x, null, token).Values;
            var expected = golden.Outputs[row];
            if (values.Length != expected.Count)
                throw new InputException($"{GoldenOutputs.FileName} has {expected.Count:N0} outputs for sequence {row + 1}, but {package.Card.Title} gives {values.Length:N0}.", GoldenOutputs.FileName);
            for (var i = 0; i < values.Length; i++)
                largest = Larger(largest, Math.Abs(values[i] - expected[i]));
            count += values.Length;
        }
        return new SelfTestLine("Outputs", new MethodCheck("golden", $"Largest difference from the outputs of {golden.Source}", largest, count, "units of the output", golden.Tolerance));
    }

    // Not Math.Max of comparisons: what is no number must stay.
    private static double Larger(double largest, double next) => double.IsNaN(next) ? next : Math.Max(largest, next);
}
