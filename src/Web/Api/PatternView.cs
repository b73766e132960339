using CisLens.Inference.Motifs;
using CisLens.Inference.Runs.Motifs;

namespace CisLens.Web.Api;

/// <summary>A pattern of a run without its seqlets.</summary>
/// <param name="Name">E.g. <c>pos_patterns.pattern_0</c>.</param>
/// <param name="Sign">Whether it raises or lowers the output.</param>
/// <param name="Seqlets">Number of seqlets.</param>
/// <param name="Share">Share of all absolute contributions in its cores, 0 to 1.</param>
/// <param name="CoreStart">First position of the core, from 0.</param>
/// <param name="CoreWidth">Positions of the core.</param>
/// <param name="Counts">[width][4], letters A C G T.</param>
/// <param name="Contributions">[width][4], mean contributions in the unit of the target.</param>
/// <param name="Hypothetical">[width][4], mean hypothetical contributions.</param>
/// <param name="Matches">Known motifs that the core resembles, best first.</param>
/// <param name="Subpatterns">Finer groups of the same seqlets.</param>
public sealed record PatternView(
    string Name, ContributionSign Sign, int Seqlets, double Share, int CoreStart, int CoreWidth,
    double[][] Counts, double[][] Contributions, double[][] Hypothetical, IReadOnlyList<MatchView> Matches, IReadOnlyList<SubpatternView> Subpatterns)
{
    internal static PatternView Of(FoundPattern found)
    {
        var pattern = found.Pattern;
        var (start, width) = pattern.Core;
        return new PatternView(
            pattern.Name, pattern.Sign, pattern.Seqlets.Count, found.Share, start, width,
            MatrixJson.Of(pattern.Pfm), MatrixJson.Of(pattern.Cwm), MatrixJson.Of(pattern.Hypothetical),
            [.. found.Matches.Select(MatchView.Of)], [.. pattern.Subpatterns.Select(one => new SubpatternView(one.Name, one.Seqlets.Count, MatrixJson.Of(one.Cwm)))]);
    }
}
