namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>A place at which a motif was found.</summary>
/// <param name="Start">First position in the row's arrays.</param>
/// <param name="IsReverseComplement">Whether it stands on the other strand.</param>
internal readonly record struct EffectSite(int Start, bool IsReverseComplement);
