using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>The highest-scoring bases against one control.</summary>
/// <param name="Control">The control.</param>
/// <param name="Output">Mean output with the highest-scoring bases replaced, by this control's bases.</param>
/// <param name="Chance">What the control gives.</param>
/// <param name="Place">Where the output lies in relation to it.</param>
/// <param name="Gap">The mean over sequences of the control's mean output minus the output, with its interval over sequences; positive: these bases matter more than others.</param>
public sealed record ControlComparison(FaithfulnessControl Control, double Output, DrawInterval Chance, ChancePlace Place, Estimate Gap);
