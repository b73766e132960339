using CisLens.Inference.Motifs.Lookup;

namespace CisLens.Web.Motifs.Patterns.Sites;

/// <summary>What a look-up answers.</summary>
public sealed record LookupAnswer(MotifEvidence Evidence, IReadOnlyList<PatternOverlap> Overlaps, LookupVerdict Verdict);
