using System.Globalization;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>A motif whose instances were looked for.</summary>
/// <param name="Id">Name of the pattern, or identifier of the known motif.</param>
/// <param name="Name">What people read.</param>
/// <param name="Database">Index of the known motif's database among those of the run; null for a pattern.</param>
/// <param name="Width">Number of positions.</param>
/// <param name="Instances">Number of instances.</param>
/// <param name="DroppedAbove">Sites with a larger p-value were dropped because there were too many; null where none were.</param>
public sealed record SoughtMotif(string Id, string Name, int? Database, int Width, int Instances, double? DroppedAbove)
{
    /// <summary>What it is called in tables: identifiers of different databases may be the same, so those of known motifs name the database too.</summary>
    public string Key => Database is { } database ? string.Create(CultureInfo.InvariantCulture, $"{Id}@{database}") : Id;
}
