using System.Globalization;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Tomtom;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Tomtom;

/// <summary>
/// 35 queries against JASPAR, computed by the MEME Suite 4.12.0 and by memelite 0.2.0, with the tolerances of the golden data's README.
/// </summary>
public sealed class TomtomGoldenTests
{
    private const double Close = 1e-4;
    private const double Tiny = 1e-36;

    public static TheoryData<string, TomtomOptions> MemeRuns()
    {
        var all = new TomtomOptions { Threshold = 1 };
        return new TheoryData<string, TomtomOptions>
        {
            { "meme_ed__jaspar2024v", all with { Score = ColumnScore.Euclidean } },
            { "meme_pearson__jaspar2024v", all with { Score = ColumnScore.Pearson } },
            { "meme_sandelin__jaspar2024v", all with { Score = ColumnScore.Sandelin } },
            { "meme_kullback__jaspar2024v", all with { Score = ColumnScore.Kullback } },
            { "meme_allr__jaspar2024v", all with { Score = ColumnScore.Allr } },
            {
                "meme_pearson_minoverlap5_evalue10__jaspar2024v",
                all with { Score = ColumnScore.Pearson, MinimumOverlap = 5, ThresholdOf = TomtomThreshold.EValue, Threshold = 10 }
            },
            { "meme_ed_pseudo0__jaspar2024v", all with { Score = ColumnScore.Euclidean, Pseudocount = 0 } },
            { "meme_ed_incomplete_minoverlap5__jaspar2024v", all with { Score = ColumnScore.Euclidean, Complete = false, MinimumOverlap = 5 } },
            { "meme_ed_norc__jaspar2024v", all with { Score = ColumnScore.Euclidean, BothStrands = false } },
            { "meme_ed_internal__jaspar2024v", all with { Score = ColumnScore.Euclidean, Internal = true } },
            { "meme_ed_default_q0.5__jaspar2020v", all with { Score = ColumnScore.Euclidean, Threshold = 0.5 } },
            { "meme_pearson__jaspar2020v", all with { Score = ColumnScore.Pearson } },
        };
    }

    [SkippableTheory]
    [MemberData(nameof(MemeRuns))]
    public void Match_QueriesOfTheMemeSuite_GivesItsNumbers(string run, TomtomOptions options)
    {
        var folder = Path.Combine(GoldenFolders.Oracles(), "tomtom");
        var queries = MotifFiles.Read(Path.Combine(folder, "queries.meme")).Motifs.ToDictionary(motif => motif.Id);
        var database = Jaspar(run.Split("__")[1]);
        var nullShares = Rows(Path.Combine(folder, "pi0.tsv")).Where(row => row["file"] == $"{run}.tsv").ToDictionary(row => row["query"], row => Number(row["pi0"]));
        var (rows, placed) = (0, 0);
        foreach (var golden in Rows(Path.Combine(folder, $"{run}.tsv")).GroupBy(row => row["query"]))
        {
            var prepared = TomtomDatabase.Prepare([database], options with { NullShare = nullShares[golden.Key] });
            var result = TomtomSearch.Match(queries[golden.Key], prepared, default);
            var matches = result.Matches.ToDictionary(match => match.Target.Id);
            var complete = options.Threshold is not 1;
            Assert.Equal(complete ? golden.Count() : database.Motifs.Count, result.Matches.Count);
            foreach (var row in golden)
            {
                var match = matches[row["target"]];
                var where = $"{run} {golden.Key} {row["target"]}";
                AssertClose(Number(row["p_value"]), match.PValue, where);
                AssertClose(Number(row["E_value"]), match.EValue, where);
                AssertClose(Number(row["q_value"]), match.QValue, where);
                var rank = int.Parse(row["k_rank"], CultureInfo.InvariantCulture);
                if (rank <= 15)
                    AssertClose(Number(row["p_value"]), result.Matches[rank - 1].PValue, $"{where}, place {rank}");
                var same = Placed(match) == (row["offset"], row["overlap"], row["orientation"]);
                Assert.True(same || !options.Complete || Number(row["E_value"]) > 10, $"{where}: {Placed(match)}");
                rows++;
                placed += same ? 1 : 0;
            }
        }
        Assert.True(placed >= 0.995 * rows, $"{run}: {placed} of {rows} rows have the same offset, overlap and orientation");
    }

    [SkippableTheory]
    [MemberData(nameof(MemeRuns))]
    public void Match_EstimatedNullShare_GivesTheQValuesOfTheMemeSuiteWithinATenth(string run, TomtomOptions options)
    {
        var folder = Path.Combine(GoldenFolders.Oracles(), "tomtom");
        var queries = MotifFiles.Read(Path.Combine(folder, "queries.meme")).Motifs;
        var database = TomtomDatabase.Prepare([Jaspar(run.Split("__")[1])], options with { Threshold = double.MaxValue });
        var results = TomtomSearch.MatchAll(queries, database, null, default)
            .ToDictionary(result => result.Query.Id, result => result.Matches.ToDictionary(match => match.Target.Id));
        foreach (var row in Rows(Path.Combine(folder, $"{run}.tsv")))
        {
            var qValue = results[row["query"]][row["target"]].QValue;
            if (Number(row["q_value"]) > Tiny)
                Assert.InRange(qValue / Number(row["q_value"]), 0.9, 1.1);
        }
    }

    [SkippableTheory]
    [InlineData("memelite_ed_exactcolumns__jaspar2024v", 0.2)]
    [InlineData("memelite_ed_default__jaspar2024v", 0.2)]
    public void Match_QueriesOfMemelite_IsNear(string run, double decades)
    {
        var folder = Path.Combine(GoldenFolders.Oracles(), "tomtom");
        var queries = MotifFiles.Read(Path.Combine(folder, "queries.meme")).Motifs;
        var options = new TomtomOptions { Score = ColumnScore.Euclidean, Pseudocount = 0, Threshold = 1 };
        var results = TomtomSearch.MatchAll(queries, TomtomDatabase.Prepare([Jaspar("jaspar2024v")], options), null, default)
            .ToDictionary(result => result.Query.Id, result => result.Matches.ToDictionary(match => match.Target.Id));
        var differences = Rows(Path.Combine(folder, $"{run}.tsv"))
            .Where(row => Number(row["p_value"]) > 1e-12)
            .Select(row => Math.Abs(Math.Log10(results[row["query"]][row["target"]].PValue / Number(row["p_value"]))))
            .ToList();
        Assert.NotEmpty(differences);
        Assert.True(differences.Count(difference => difference < decades) >= 0.99 * differences.Count);
    }

    private static (string Offset, string Overlap, string Orientation) Placed(MotifMatch match) =>
        (match.Offset.ToString(CultureInfo.InvariantCulture), match.Overlap.ToString(CultureInfo.InvariantCulture), match.IsReverseComplement ? "-" : "+");

    private static void AssertClose(double expected, double actual, string where)
    {
        var close = expected > Tiny ? Math.Abs(actual - expected) <= Close * expected : actual <= 10 * Tiny;
        Assert.True(close, $"{where}: {actual:G7} instead of {expected:G7}");
    }

    private static MotifDatabase Jaspar(string name) => MotifFiles.Read(Path.Combine(GoldenFolders.Motifs(), name switch
    {
        "jaspar2024v" => "JASPAR2024_CORE_vertebrates_non-redundant_pfms_meme.txt",
        "jaspar2020v" => "JASPAR2020_CORE_vertebrates_non-redundant_pfms_meme.txt",
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    }));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(path);
        var names = lines[0].Split('\t');
        return lines[1..].Select(line => names.Zip(line.Split('\t')).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
