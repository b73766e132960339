using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>What a map's k highest-scoring bases do to the output, in units of the target.</summary>
/// <param name="Level">k.</param>
/// <param name="Bases">The mean of k over the sequences.</param>
/// <param name="Output">Mean output with these bases replaced.</param>
/// <param name="Controls">The comparison with each control.</param>
/// <param name="Accuracy">The share classified right; null without labels that fit the target.</param>
/// <param name="Recovered">
/// Sufficiency: with only these bases put into shuffles of the sequences, the share of what the output is above that of the shuffles,
/// sum (f(inserted) - f(shuffle)) / sum (f(x) - f(shuffle)); null where the sequences have the output of their shuffles.
/// </param>
/// <param name="SensitivityN">Median over sequences of sensitivity-n; null for all bases.</param>
public sealed record LevelFaithfulness(
    MutationLevel Level,
    double Bases,
    Estimate Output,
    IReadOnlyList<ControlComparison> Controls,
    AccuracyComparison? Accuracy,
    Estimate? Recovered,
    Estimate? SensitivityN)
{
    /// <summary>The comparison with a control.</summary>
    public ControlComparison Against(FaithfulnessControl control) => Controls.First(comparison => comparison.Control == control);
}
