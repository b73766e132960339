using System.Text.Json.Nodes;

namespace CisLens.Inference.Motifs.Procedures;

/// <summary>What a procedure found.</summary>
/// <param name="Patterns">Those that raise the output first, each group by falling number of seqlets; names distinct.</param>
/// <param name="Seqlets">All seqlets that it began with, in no pattern or in one.</param>
/// <param name="Explanation">Why there is no pattern, in words that say what to change; null when there is one.</param>
/// <param name="Log">What each step kept and with which thresholds, for the record.</param>
public sealed record MotifFindings(IReadOnlyList<Pattern> Patterns, IReadOnlyList<Seqlet> Seqlets, string? Explanation, JsonObject Log);
