using CisLens.Inference.Motifs.Families;
using CisLens.Inference.Motifs.Tomtom;
using CisLens.Shared.Runs;

namespace CisLens.Web.Motifs.Tomtom;

/// <summary>What a search found.</summary>
/// <param name="Result">The matches.</param>
/// <param name="Databases">What was searched, in the order that the matches name.</param>
/// <param name="Motifs">Known motifs compared with.</param>
/// <param name="Took">Time of the comparison, without reading the databases.</param>
/// <param name="Families">The families of the known motifs; null when they are not asked for.</param>
public sealed record TomtomView(TomtomResult Result, IReadOnlyList<MotifDatabaseSource> Databases, int Motifs, TimeSpan Took, MotifFamilies? Families);
