namespace CisLens.Inference.Models;

/// <summary>A sequence as a model takes it.</summary>
/// <param name="Bases">The letters of the model's window; N where the sequence was padded.</param>
/// <param name="Offset">
/// Where the sequence's first base lies in the window: positive when padded on the left, negative when cropped. Base i of the
/// sequence is base i + Offset of the window.
/// </param>
public sealed record FittedInput(string Bases, int Offset);
