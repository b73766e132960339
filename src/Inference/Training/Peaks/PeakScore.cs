namespace CisLens.Inference.Training.Peaks;

/// <summary>How well one output tells held-out peaks from sequences that are none.</summary>
/// <param name="Output">The output's name.</param>
/// <param name="Positives">What the positives are.</param>
/// <param name="Negatives">What the negatives are.</param>
/// <param name="Auroc">Area under the ROC curve.</param>
/// <param name="Auprc">Area under the precision-recall curve.</param>
public sealed record PeakScore(string Output, string Positives, string Negatives, Interval Auroc, Interval Auprc);
