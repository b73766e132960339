using CisLens.Inference.Models;
using CisLens.Inference.Training.Peaks;

namespace CisLens.Inference.Training;

/// <summary>A trained network on disk and how good it is.</summary>
/// <param name="Seed">The seed of its training.</param>
/// <param name="Weights">Its weights file.</param>
/// <param name="Answers">Its logits for the held-out sequences.</param>
/// <param name="Scores">What these are worth.</param>
public sealed record TrainedReplica(long Seed, ModelWeights Weights, IReadOnlyList<float[]> Answers, IReadOnlyList<PeakScore> Scores);
