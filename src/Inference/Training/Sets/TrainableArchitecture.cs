using System.Text.Json.Nodes;

namespace CisLens.Inference.Training.Sets;

/// <summary>A network that can be trained here.</summary>
/// <param name="Name">E.g. <c>ExplaiNN</c>.</param>
/// <param name="Summary">What it is, with its paper.</param>
/// <param name="Settings">Its settings with what they are here unless others are given, small enough for short sequences; empty for none.</param>
public sealed record TrainableArchitecture(string Name, string Summary, JsonObject Settings);
