namespace CisLens.Inference.Readiness;

/// <summary>How an output answers for the two strands of the same random sequences.</summary>
/// <param name="Output">The output's name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Largest">The largest |f(x) - f(reverse complement of x)|; outputs with positions are turned with the sequence.</param>
/// <param name="Deviation">The standard deviation of f(x) over the sequences, to compare with.</param>
public sealed record StrandDifference(string Output, string Unit, double Largest, double Deviation);
