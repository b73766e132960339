namespace CisLens.Inference.Training.Peaks;

/// <summary>The peaks of all factors, divided so that no test or validation peak has a near-duplicate among the training peaks.</summary>
/// <param name="Factors">The outputs' names, in order.</param>
/// <param name="Splits">One a factor.</param>
/// <param name="Counts">One a factor.</param>
/// <param name="EboxCheck">USF1 peaks and negatives that nothing was trained on.</param>
public sealed record PeakData(
    IReadOnlyList<string> Factors, IReadOnlyList<Split> Splits, IReadOnlyList<SplitCounts> Counts, IReadOnlyList<Peak> EboxCheck);
