namespace CisLens.Inference.Evaluation.Metrics;

/// <summary>
/// Infidelity (Yeh et al., NeurIPS 2019): how far a map's prediction of what a change of the input does is from what it does. In squared
/// units of the target; 0 is best.
/// </summary>
public static class Infidelity
{
    /// <summary>The change that a map predicts: sum of I a over all cells, I = x - x' being what the change takes away.</summary>
    /// <param name="map">a, one score a cell, in units of the target.</param>
    /// <param name="sequence">x.</param>
    /// <param name="changed">x'.</param>
    public static double Predicted(ReadOnlySpan<float> map, ReadOnlySpan<float> sequence, ReadOnlySpan<float> changed)
    {
        var sum = 0.0;
        for (var i = 0; i < map.Length; i++)
            sum += map[i] * ((double)sequence[i] - changed[i]);
        return sum;
    }

    /// <summary>mean over changes of (predicted - (f(x) - f(x')))^2.</summary>
    /// <param name="predicted">What the map predicts, one number a change.</param>
    /// <param name="drops">f(x) - f(x') of each change.</param>
    public static double Of(ReadOnlySpan<double> predicted, ReadOnlySpan<double> drops) => Error(predicted, drops, 1);

    /// <summary>The same after the predictions are multiplied by the factor that makes it smallest, mean(predicted drop) / mean(predicted^2).</summary>
    /// <inheritdoc cref="Of" />
    public static double Scaled(ReadOnlySpan<double> predicted, ReadOnlySpan<double> drops)
    {
        double products = 0, squares = 0;
        for (var i = 0; i < predicted.Length; i++)
        {
            products += predicted[i] * drops[i];
            squares += predicted[i] * predicted[i];
        }
        return Error(predicted, drops, squares == 0 ? 1 : products / squares);
    }

    private static double Error(ReadOnlySpan<double> predicted, ReadOnlySpan<double> drops, double scale)
    {
        if (predicted.Length != drops.Length || predicted.IsEmpty)
            throw new ArgumentException($"There are {predicted.Length} predictions for {drops.Length} changes.");
        var sum = 0.0;
        for (var i = 0; i < predicted.Length; i++)
        {
            var error = (scale * predicted[i]) - drops[i];
            sum += error * error;
        }
        return sum / predicted.Length;
    }
}
