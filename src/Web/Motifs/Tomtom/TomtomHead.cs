using CisLens.Shared.Runs;

namespace CisLens.Web.Motifs.Tomtom;

/// <summary>What the Tomtom page knows of a project.</summary>
/// <param name="ProjectName">The project.</param>
/// <param name="Databases">Its databases of known motifs.</param>
public sealed record TomtomHead(string ProjectName, IReadOnlyList<MotifDatabaseSource> Databases)
{
    /// <summary>The databases that a query asks for; all where it names none that is there.</summary>
    public IReadOnlyList<MotifDatabaseSource> Searched(TomtomQuery query) =>
        Databases.Where(database => query.Databases.Contains(database.Id)).ToList() is { Count: > 0 } some ? some : Databases;
}
