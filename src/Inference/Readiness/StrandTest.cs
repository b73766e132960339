using CisLens.Inference.Models;
using CisLens.Inference.Prediction;

namespace CisLens.Inference.Readiness;

/// <summary>Compares a model's answers for sequences and for their reverse complements.</summary>
internal static class StrandTest
{
    public const int Sequences = 16;

    /// <summary>One entry for each output.</summary>
    public static IReadOnlyList<StrandDifference> Run(SequenceModel model, int length, CancellationToken token)
    {
        using var x = RandomInputs.Encode(model, RandomInputs.Draw(Sequences, length));
        // In A, C, G, T order the complement is the reversed channel axis.
        using var other = x.flip(1, 2);
        var given = Predictor.Predict(model, x, null, token);
        var turned = Predictor.Predict(model, other, null, token);
        return [.. model.Card.Outputs.Select((output, index) => Compare(output, given, turned, index))];
    }

    private static StrandDifference Compare(ModelOutput output, Predictions given, Predictions turned, int index)
    {
        var positions = given.Positions ?? 1;
        double largest = 0, sum = 0, squares = 0;
        for (var row = 0; row < given.Rows; row++)
            for (var position = 0; position < positions; position++)
            {
                var first = (row * given.Outputs + index) * positions;
                double value = given.Values[first + position];
                largest = Math.Max(largest, Math.Abs(value - turned.Values[first + positions - 1 - position]));
                (sum, squares) = (sum + value, squares + value * value);
            }
        var count = (double)given.Rows * positions;
        return new StrandDifference(output.Name, output.Kind, largest, Math.Sqrt(Math.Max(0, squares - sum * sum / count) / (count - 1)));
    }
}
