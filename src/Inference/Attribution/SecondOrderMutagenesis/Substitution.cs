namespace CisLens.Inference.Attribution.SecondOrderMutagenesis;

/// <summary>A new base at one of the chosen positions.</summary>
/// <param name="Index">Which of the chosen positions.</param>
/// <param name="Letter">The new base, 0 to 3 for A, C, G, T.</param>
internal readonly record struct Substitution(int Index, byte Letter);
