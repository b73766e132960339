namespace CisLens.Web.Api;

/// <summary>A bundle to be imported.</summary>
/// <param name="Upload">The id of the upload that it arrived by.</param>
/// <param name="Name">The file's name.</param>
public sealed record NewImport(string Upload, string? Name);
