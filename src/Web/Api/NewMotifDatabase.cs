namespace CisLens.Web.Api;

/// <summary>A motif database to make of a resumable upload that has arrived whole.</summary>
/// <param name="Upload">The upload's identifier.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Name">The name that people see.</param>
/// <param name="Version">Its version.</param>
/// <param name="Licence">Who may use it and what to cite.</param>
public sealed record NewMotifDatabase(string Upload, string FileName, string Name, string Version = "", string Licence = "");
