namespace CisLens.Inference.Evaluation.MeasuredEffects;

/// <summary>A single-base change whose effect was measured.</summary>
/// <param name="Element">The regulatory element in which it lies.</param>
/// <param name="Position">Its position on the chromosome or in the element, as the file counts, from 1.</param>
/// <param name="Reference">The base that is there, upper case.</param>
/// <param name="Alternative">The base put there, upper case.</param>
/// <param name="Effect">The measured effect, e.g. the log2 change of expression.</param>
public sealed record MeasuredVariant(string Element, long Position, char Reference, char Alternative, double Effect);
