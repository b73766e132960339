namespace CisLens.Web.Motifs.Databases;

/// <summary>The motif databases that a project can use, and the project's name.</summary>
public sealed record MotifDatabaseList(string ProjectName, IReadOnlyList<MotifDatabaseLine> Databases);
