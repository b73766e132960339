using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models;

/// <summary>
/// A recorded pass of a model: of the strand it is given, and of the other one where it answers for both. Its tensors belong to
/// the dispose scope in which it was recorded.
/// </summary>
/// <param name="Given">The pass of the given strand.</param>
/// <param name="Other">The pass of the reverse complement; null for a model that reads the given strand only.</param>
/// <param name="Output">The model's answer, [batch, outputs] or [batch, outputs, positions].</param>
public sealed record ModelTape(LayerTape Given, LayerTape? Other, Tensor Output);
