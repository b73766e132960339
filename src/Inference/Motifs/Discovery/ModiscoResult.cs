using System.Globalization;

namespace CisLens.Inference.Motifs.Discovery;

/// <summary>What <see cref="Modisco"/> found and how each stage went.</summary>
/// <param name="Found">The seqlets and their thresholds.</param>
/// <param name="Rounds">The rounds of clustering of each sign, in order; none for a sign with too few seqlets.</param>
/// <param name="Patterns">Patterns that raise the output, then those that lower it, each by falling number of seqlets.</param>
/// <param name="Options">The settings used.</param>
/// <param name="LeastSeqlets">A sign needs more seqlets than this.</param>
public sealed record ModiscoResult(
    FoundSeqlets Found, IReadOnlyList<ModiscoRound> Rounds, IReadOnlyList<Pattern> Patterns, ModiscoOptions Options, int LeastSeqlets)
{
    /// <summary>Why there is no pattern, at which stage, and what to change; null when there is one.</summary>
    public string? Explanation => Patterns.Count > 0 ? null : string.Join(" ", Enum.GetValues<ContributionSign>().Select(Why));

    private string Why(ContributionSign sign)
    {
        var name = sign == ContributionSign.Positive ? "Positive" : "Negative";
        var seqlets = sign == ContributionSign.Positive ? Found.Positive.Count : Found.Negative.Count;
        if (seqlets <= LeastSeqlets)
            return string.Create(CultureInfo.InvariantCulture, $"{name}: only {seqlets} seqlets were found, and clustering begins above {LeastSeqlets}; give more sequences, a wider window, or a larger false discovery rate (targetSeqletFdr, now {Options.TargetSeqletFdr}).");
        var rounds = Rounds.Where(round => round.Sign == sign).ToList();
        var last = rounds[^1];
        if (rounds[0].Kept == 0)
            return $"{name}: none of {rounds[0].Seqlets} seqlets agreed with its neighbours by gapped k-mers and by alignment; the contributions have no recurring letters: check the attribution method, or take fewer and stronger seqlets (a smaller targetSeqletFdr).";
        if (last.Patterns == 0)
            return $"{name}: {last.Kept} seqlets formed {last.ClusterSizes.Count} clusters, but none gave a pattern that fits inside the sequences with a contribution of its sign; look at more positions (window) or add shorter flanks (initialFlankToAdd, now {Options.InitialFlankToAdd}).";
        return $"{name}: {last.Kept} seqlets formed {last.Patterns} patterns, of which {last.Merged ?? 0} were left after splitting and merging and none had {Options.FinalMinClusterSize} seqlets with a recurring sequence; lower finalMinClusterSize or raise maxSeqlets (now {Options.MaxSeqlets}).";
    }
}
