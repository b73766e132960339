using CisLens.Inference.Motifs.Lookup;
using CisLens.Inference.Runs.Motifs;

namespace CisLens.Web.Motifs.Patterns.Sites;

/// <summary>How many used sites of a motif lie in the seqlets of a pattern.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Sites">Used sites that share at least half of their positions with the core of one of its seqlets.</param>
public sealed record PatternOverlap(FoundPattern Pattern, int Sites)
{
    /// <summary>The patterns that hold any, most first.</summary>
    public static IReadOnlyList<PatternOverlap> Of(MotifEvidence evidence, DiscoveryResult result)
    {
        var used = evidence.Sites.Where(site => site.IsUsed).ToLookup(site => site.Hit.Row);
        return [.. result.Patterns
            .Select(pattern => new PatternOverlap(pattern, pattern.Seqlets.SelectMany(seqlet => used[seqlet.Place.Row].Where(site => Shares(pattern.CoreOf(seqlet.Seqlet), site))).Distinct().Count()))
            .Where(overlap => overlap.Sites > 0)
            .OrderByDescending(overlap => overlap.Sites)];
    }

    private static bool Shares((int Start, int End) core, SiteEvidence site) =>
        2 * (Math.Min(core.End, site.Hit.End) - Math.Max(core.Start, site.Hit.Start)) >= Math.Min(site.Hit.End - site.Hit.Start, core.End - core.Start);
}
