using CisLens.Inference.Readiness;

namespace CisLens.Web.Models;

/// <summary>A model with its layers.</summary>
/// <param name="Model">The model.</param>
/// <param name="ProjectName">The project it is looked at from; null in the shared catalogue.</param>
/// <param name="Layers">Its layers; null for a TorchScript program, whose inside cannot be seen.</param>
public sealed record ModelDetail(ModelLine Model, string? ProjectName, LayerTable? Layers);
