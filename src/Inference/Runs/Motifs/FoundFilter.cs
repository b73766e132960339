using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Filters;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>A filter of a layer with what is known of it.</summary>
/// <param name="Filter">What it looks for.</param>
/// <param name="Matches">Known motifs that it resembles, best first; empty where none was looked for or none was found.</param>
public sealed record FoundFilter(FilterMotif Filter, IReadOnlyList<MotifMatch> Matches);
