using CisLens.Inference.Motifs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>A pattern as it is stored; its seqlets are in a table of their own.</summary>
internal sealed record PatternRecord
{
    public required string Name { get; init; }

    public required ContributionSign Sign { get; init; }

    /// <summary>Number of seqlets.</summary>
    public required int Seqlets { get; init; }

    /// <summary>First position of the core; told for other programs, computed again when read.</summary>
    public required int CoreStart { get; init; }

    /// <summary>Positions of the core; told for other programs.</summary>
    public required int CoreWidth { get; init; }

    /// <summary>Share of all absolute contributions; null for finer groups.</summary>
    public double? Share { get; init; }

    /// <summary>Counts.</summary>
    public required double[][] Pfm { get; init; }

    /// <summary>Mean contributions.</summary>
    public required double[][] Cwm { get; init; }

    /// <summary>Mean hypothetical contributions.</summary>
    public required double[][] Hypothetical { get; init; }

    public required IReadOnlyList<PatternRecord> Subpatterns { get; init; }

    public required IReadOnlyList<MatchRecord> Matches { get; init; }

    public static PatternRecord Of(FoundPattern found) =>
        Of(found.Pattern) with { Share = found.Share, Matches = [.. found.Matches.Select(MatchRecord.Of)] };

    /// <summary>The pattern with the seqlets that the table gives it.</summary>
    public Pattern ToPattern(IReadOnlyDictionary<string, IReadOnlyList<Seqlet>> seqlets) => new(
        Name, Sign, seqlets.GetValueOrDefault(Name, []), new Pfm(MatrixJson.Values(Pfm)), new Cwm(MatrixJson.Values(Cwm)), new Cwm(MatrixJson.Values(Hypothetical)))
    {
        Subpatterns = [.. Subpatterns.Select(one => one.ToPattern(seqlets))],
    };

    private static PatternRecord Of(Pattern pattern)
    {
        var (start, width) = pattern.Core;
        return new PatternRecord
        {
            Name = pattern.Name,
            Sign = pattern.Sign,
            Seqlets = pattern.Seqlets.Count,
            CoreStart = start,
            CoreWidth = width,
            Pfm = MatrixJson.Of(pattern.Pfm),
            Cwm = MatrixJson.Of(pattern.Cwm),
            Hypothetical = MatrixJson.Of(pattern.Hypothetical),
            Subpatterns = [.. pattern.Subpatterns.Select(Of)],
            Matches = [],
        };
    }
}
