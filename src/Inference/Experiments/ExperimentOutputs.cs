namespace CisLens.Inference.Experiments;

/// <summary>What a model answered to the arms of an experiment.</summary>
/// <param name="Values">[arms, backgrounds, targets], in the units of each target.</param>
/// <param name="Arms">How many arms there are; arm 0 holds the backgrounds as they are.</param>
/// <param name="Backgrounds">How many backgrounds.</param>
/// <param name="Targets">How many targets.</param>
public sealed record ExperimentOutputs(float[] Values, int Arms, int Backgrounds, int Targets)
{
    /// <summary>The outputs of an arm.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="target">The target.</param>
    /// <returns>One a background.</returns>
    public double[] Of(int arm, int target)
    {
        var outputs = new double[Backgrounds];
        for (var background = 0; background < Backgrounds; background++)
            outputs[background] = Values[(((arm * Backgrounds) + background) * Targets) + target];
        return outputs;
    }

    /// <summary>What an arm gives more than another, background by background.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="other">The other; 0 for the effect of the arm's edit.</param>
    /// <param name="target">The target.</param>
    /// <returns>One a background, in units of the target; positive where the arm's output is larger.</returns>
    public double[] Differences(int arm, int other, int target) => [.. Of(arm, target).Zip(Of(other, target), (left, right) => left - right)];
}
