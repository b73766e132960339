using CisLens.Inference.Motifs.Lookup;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;

namespace CisLens.Web.Motifs.Patterns.Sites;

/// <summary>Why a motif is a pattern of a run, or why it is none.</summary>
/// <param name="Kind">Kind of the note that says it: <c>ok</c>, <c>info</c> or <c>warning</c>.</param>
/// <param name="Headline">The answer.</param>
/// <param name="Reason">What it rests on.</param>
public sealed record LookupVerdict(string Kind, string Headline, string Reason)
{
    // Chance alone lets one site in twenty look used; twice as many are asked for.
    private const double ChanceTwice = 2 * SiteEvidence.UsedShare;

    public static LookupVerdict Of(MotifEvidence evidence, IReadOnlyList<PatternOverlap> overlaps, long sequences)
    {
        var (sites, used) = (evidence.Sites.Count, evidence.Used);
        if (sites == 0 && evidence.LeftOut > 0)
            return new LookupVerdict("info", "Nothing can be said of its sites.", $"The sequences of its {Words.Count(evidence.LeftOut, "site")} have no attributions yet, or too few other places to compare with.");
        if (sites == 0)
            return new LookupVerdict("info", "It stands nowhere, so it cannot be a pattern.", $"No site at p ≤ 1e-4 in {Words.Count(sequences, "sequence")}.");
        var counted = $"{Words.Count(used)} of its {Words.Count(sites, "site")} count more than 95 % of the other places of their sequence";
        if (used < ChanceTwice * sites || used == 0)
            return new LookupVerdict("warning", "It stands in the sequences, but the model ignores it.", $"{counted}; chance alone gives 1 in 20.");
        if (overlaps is [var best, ..] && 2 * best.Sites >= used)
            return new LookupVerdict("ok", $"It is {MotifAddress.Title(best.Pattern.Pattern.Name)}.", $"{counted}, and {Words.Count(best.Sites)} of these lie in seqlets of that pattern.");
        return overlaps.Count > 0
            ? new LookupVerdict("info", "The model uses it, but only some of its sites are in a pattern.", $"{counted}; {Words.Count(overlaps.Sum(overlap => overlap.Sites))} of these lie in seqlets of {Words.Count(overlaps.Count, "pattern")}.")
            : new LookupVerdict("info", "The model uses it, yet it is no pattern.", $"{counted}, but none of these ended in a pattern: too few alike, or not strong enough for the discovery's thresholds.");
    }
}
