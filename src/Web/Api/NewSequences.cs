namespace CisLens.Web.Api;

/// <summary>A sequence set to make.</summary>
/// <param name="Name">The set's name, or the uploaded file's.</param>
/// <param name="Text">FASTA, a table, or one sequence on each line.</param>
/// <param name="Upload">The id of an upload that has arrived whole.</param>
public sealed record NewSequences(string? Name = null, string? Text = null, string? Upload = null);
