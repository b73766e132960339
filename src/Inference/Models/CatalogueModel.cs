namespace CisLens.Inference.Models;

/// <summary>A model of the catalogue.</summary>
/// <param name="Id">A shipped package's folder name, or the identifier of an added one.</param>
/// <param name="Package">Its package.</param>
public sealed record CatalogueModel(string Id, ModelPackage Package);
