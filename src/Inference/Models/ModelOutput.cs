namespace CisLens.Inference.Models;

/// <summary>One output of a model.</summary>
/// <param name="Name">E.g. <c>CTCF</c>.</param>
/// <param name="Kind">E.g. <c>logit</c>, <c>probability</c>, <c>score</c>: the unit of predictions and attributions.</param>
/// <param name="Description">What it means.</param>
public sealed record ModelOutput(string Name, string Kind, string? Description = null);
