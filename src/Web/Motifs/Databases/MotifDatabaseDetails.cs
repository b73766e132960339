namespace CisLens.Web.Motifs.Databases;

/// <summary>What a person says of a motif database.</summary>
/// <param name="Name">Its name, not empty.</param>
/// <param name="Version">Its version; may be empty.</param>
/// <param name="Licence">Who may use it and what to cite; may be empty.</param>
public sealed record MotifDatabaseDetails(string Name, string Version = "", string Licence = "");
