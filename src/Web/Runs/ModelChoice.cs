using CisLens.Inference.Models;

namespace CisLens.Web.Runs;

/// <summary>A model of the catalogue or of the project.</summary>
public sealed record ModelChoice(string Id, ModelCard Card);
