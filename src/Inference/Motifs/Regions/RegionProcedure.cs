using System.Globalization;
using System.Text.Json.Nodes;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Inference.Sequences;
using CisLens.Shared;

namespace CisLens.Inference.Motifs.Regions;

/// <summary>
/// DNABERT's motif search (Ji et al., Bioinformatics 2021): stretches of high scores in the positive sequences, kept when their
/// letters are enriched there against negative sequences (hypergeometric test, Benjamini and Hochberg), laid on each other and
/// counted in windows. Only the base that is there counts; one strand. Rows with the label 0 are the negatives; without such rows
/// there is one dinucleotide shuffle of each row instead.
/// </summary>
public sealed class RegionProcedure : IMotifProcedure
{
    /// <summary>The label of negative sequences.</summary>
    public const string NegativeLabel = "0";

    /// <inheritdoc/>
    public MotifProcedureInfo Info { get; } = new()
    {
        Id = "regions",
        Name = "Regions of high scores",
        Summary = "Stretches of high scores whose letters are enriched against negative sequences, aligned and merged.",
        NeedsHypothetical = false,
        Source = "Ji et al., Bioinformatics 2021 (DNABERT-viz)",
        OptionsType = typeof(RegionOptions),
    };

    /// <inheritdoc/>
    public int? Window(object options) => null;

    /// <inheritdoc/>
    /// <remarks>Bases and scores once more, the negatives, and the words: at most one region for each six positions.</remarks>
    public double Memory(long rows, int length, object options) => (7.0 * rows * length) + (64.0 * rows * length / (((RegionOptions)options).MinLen + 1));

    /// <inheritdoc/>
    /// <remarks>Each sequence and its negative is walked along once for each length that a word has; measured on random scores, see docs/benchmarks.md.</remarks>
    public double Seconds(long rows, int length, object options) => 5e-7 * rows * length;

    /// <inheritdoc/>
    public MotifFindings Find(MotifProcedureInput input, object options, IProgress<ProcedureStep>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var settings = (RegionOptions)options;
        progress?.Report(new ProcedureStep("finding regions of high scores", 0));
        var track = BaseScores.Of(input.Contributions);
        var positives = Enumerable.Range(0, track.Rows).Where(row => input.Rows[row].Label != NegativeLabel).ToList();
        if (positives.Count == 0)
            throw new InputException("All sequences have the label 0, so there is nothing to find motifs in; label the positive ones 1, or use none of the labels.");
        var regions = HighScoreRegions.Find(track, positives, settings).ToList();
        token.ThrowIfCancellationRequested();
        progress?.Report(new ProcedureStep("counting words in positive and negative sequences", 0.2));
        var shuffled = positives.Count == track.Rows;
        var negatives = shuffled ? Shuffles(track, input.Seed) : [.. Enumerable.Range(0, track.Rows).Except(positives).Select(row => track.Bases(row).ToArray())];
        var words = WordEnrichment.Test(HighScoreRegions.Words(track, regions), [.. positives.Select(row => track.Bases(row).ToArray())], negatives, token);
        progress?.Report(new ProcedureStep("merging enriched words", 0.8));
        var enriched = words.Where(word => word.AdjustedPValue < settings.PvalCutoff).ToList();
        var motifs = RegionMotif.Merge(track, enriched, settings).OrderByDescending(motif => motif.Windows.Count).ToList();
        return new MotifFindings(
            [.. motifs.Select((motif, index) => Pattern(input.Contributions, track, motif, index, settings.Sign))],
            [.. regions.Select(region => Seqlet(track, region))],
            motifs.Count > 0 ? null : Explanation(settings, positives.Count, regions.Count, words.Count, enriched.Count),
            Log(positives.Count, negatives.Count, shuffled, regions.Count, words.Count, enriched.Count, motifs));
    }

    private static IReadOnlyList<sbyte[]> Shuffles(BaseScores track, long seed) => [.. Enumerable.Range(0, track.Rows).Select(row =>
    {
        byte[] codes = [.. track.Bases(row).ToArray().Select(letter => letter < 0 ? Bases.Unknown : (byte)letter)];
        DinucleotideShuffle.Shuffle(codes, SeededRandom.ForItem(seed, row));
        return codes.Select(code => code == Bases.Unknown ? ContributionSet.Unknown : (sbyte)code).ToArray();
    })];

    private static Pattern Pattern(ContributionSet set, BaseScores track, RegionMotif motif, int index, ContributionSign sign)
    {
        var width = motif.Windows[0].Width;
        var (counts, contributions, hypothetical) = (new double[4 * width], new double[4 * width], new double[4 * width]);
        foreach (var window in motif.Windows)
            for (var position = 0; position < width; position++)
            {
                var at = window.Start + position;
                var letter = track.Bases(window.Row)[at];
                counts[(4 * position) + letter]++;
                contributions[(4 * position) + letter] += track.Scores(window.Row)[at] / (double)motif.Windows.Count;
                for (var other = 0; other < 4; other++)
                    hypothetical[(4 * position) + other] += set.Hypothetical(window.Row, other)[at] / (double)motif.Windows.Count;
            }
        var group = sign == ContributionSign.Positive ? "pos" : "neg";
        return new Pattern(
            string.Create(CultureInfo.InvariantCulture, $"{group}_patterns.pattern_{index}"), sign,
            [.. motif.Windows.Select(window => Seqlet(track, window) with { PValue = motif.Key.PValue })],
            new Pfm(counts), new Cwm(contributions), new Cwm(hypothetical));
    }

    private static Seqlet Seqlet(BaseScores track, RowRegion region)
    {
        var contribution = 0.0;
        foreach (var score in track.Scores(region.Row)[region.Start..region.End])
            contribution += score;
        return new Seqlet(region.Row, region.Start, region.End, contribution);
    }

    private static string Explanation(RegionOptions options, int positives, int regions, int words, int enriched) =>
        regions == 0 ? string.Create(CultureInfo.InvariantCulture, $"None of the {positives:N0} positive sequences has {options.MinLen} neighbouring bases with high scores; make the shortest region shorter.")
        : enriched == 0 ? string.Create(CultureInfo.InvariantCulture, $"None of the {words:N0} words in {regions:N0} regions of high scores is enriched with an adjusted p-value below {options.PvalCutoff}; use more sequences, or negatives that differ more.")
        : string.Create(CultureInfo.InvariantCulture, $"{enriched:N0} words are enriched, but none has {options.MinNMotif} windows of {options.WindowSize} bases inside its sequences; make the window smaller or ask for fewer instances.");

    private static JsonObject Log(int positives, int negatives, bool shuffled, int regions, int words, int enriched, IReadOnlyList<RegionMotif> motifs) => new()
    {
        ["positives"] = positives,
        ["negatives"] = negatives,
        ["negativesAre"] = shuffled ? "dinucleotide shuffles of the sequences" : "sequences with the label 0",
        ["regions"] = regions,
        ["words"] = words,
        ["enrichedWords"] = enriched,
        ["motifs"] = new JsonArray([.. motifs.Select(motif => (JsonNode)new JsonObject
        {
            ["word"] = motif.Key.Letters,
            ["sequences"] = motif.Key.Sequences,
            ["positives"] = motif.Key.Positives,
            ["pValue"] = motif.Key.PValue,
            ["adjustedPValue"] = motif.Key.AdjustedPValue,
            ["mergedWords"] = new JsonArray([.. motif.Words.Skip(1).Select(word => (JsonNode)word.Letters)]),
            ["windows"] = motif.Windows.Count,
        })]),
    };
}
