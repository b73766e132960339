namespace CisLens.Inference.Attribution;

/// <summary>A window of the sequence that a place on an axis of windows stands for.</summary>
/// <param name="Start">First position, 0-based.</param>
/// <param name="End">End, not included.</param>
public readonly record struct WindowPlace(int Start, int End);
