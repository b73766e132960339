namespace CisLens.Inference.Evaluation.Stability;

/// <summary>A changed copy of a sequence.</summary>
/// <param name="Kind">What was changed.</param>
/// <param name="Amount">The position of a substitution, the bases of a shift (positive towards the end), 0 for the other strand.</param>
/// <param name="Codes">Its base numbers.</param>
/// <param name="Places">For each position of the sequence where its base is in the copy; -1 where it is not.</param>
public sealed record SmallChange(SmallChangeKind Kind, int Amount, byte[] Codes, int[] Places);
