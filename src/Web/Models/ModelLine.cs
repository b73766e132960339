using CisLens.Inference.Models;

namespace CisLens.Web.Models;

/// <summary>A model of the catalogue with its card.</summary>
/// <param name="Id">Identifier in the catalogue.</param>
/// <param name="ProjectId">The project that added it; null when it ships.</param>
/// <param name="Card">The card.</param>
public sealed record ModelLine(string Id, string? ProjectId, ModelCard Card);
