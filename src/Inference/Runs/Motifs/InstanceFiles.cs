using System.Globalization;
using System.Text.Json;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Instances;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>The files of the instances of a discovery's motifs, in the folder of their one chunk.</summary>
public static class InstanceFiles
{
    /// <summary>What was looked for and what stands together (<see cref="InstanceSummary"/>).</summary>
    public const string Summary = "summary.json";

    /// <summary>The instances, by row and position.</summary>
    public const string Instances = "instances.tsv";

    /// <summary>The column of <see cref="Instances"/> that says the row, from 0.</summary>
    internal const int RowColumn = 1;

    /// <summary>Pairs of motifs in the same rows.</summary>
    public const string Pairs = "pairs.tsv";

    /// <summary>Preferred distances.</summary>
    public const string Spacings = "spacings.tsv";

    /// <summary>Strong stretches that nothing explains.</summary>
    public const string Unmatched = "unmatched.tsv";

    /// <summary>Good instances that the model ignores.</summary>
    public const string Ignored = "ignored.tsv";

    /// <summary>The files, each with what it is.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Summary] = "the motifs looked for, every setting as it was used, and what makes the two lists",
        [Instances] = "where the motifs stand: score and p-value by sequence, sum and percentile of the contributions, likeness; positions 0-based, ends excluded",
        [Pairs] = "which motifs stand in the same rows more often than by chance (Fisher's exact test)",
        [Spacings] = "distances that motifs keep more often than by chance",
        [Unmatched] = "strong stretches of attribution that no instance of any motif explains",
        [Ignored] = "instances that are good by sequence and contribute no more than ordinary windows",
    };

    /// <summary>Writes instances into a folder under construction.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="report">What became of the motifs.</param>
    /// <param name="rows">Rows of the run.</param>
    /// <param name="instances">All instances, by row.</param>
    public static void Write(string folder, InstanceReport report, int rows, IEnumerable<PlacedInstance> instances)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(instances);
        var motifs = report.Summary.Motifs;
        File.WriteAllText(Path.Combine(folder, Summary), JsonSerializer.Serialize(report.Summary, RunJson.Indented));
        RowTable.Write(Path.Combine(folder, Instances), InstanceTable.Header, rows, instances.Select(instance => ((int)instance.Place.Row, InstanceTable.Line(instance))));
        WriteTable(folder, Ignored, InstanceTable.Header, report.Ignored.Select(InstanceTable.Line));
        WriteTable(folder, Unmatched, SeqletTable.Header, report.Unmatched.Select(placed => SeqletTable.Line("", placed)));
        WriteTable(folder, Pairs, "first\tsecond\trows\twith_first\twith_second\twith_both\tlift\todds_ratio\tp_value\tq_value", report.Summary.Pairs.Select(pair => string.Create(
            CultureInfo.InvariantCulture,
            $"{motifs[pair.First].Key}\t{motifs[pair.Second].Key}\t{pair.Rows}\t{pair.WithFirst}\t{pair.WithSecond}\t{pair.WithBoth}\t{pair.Lift:G6}\t{pair.OddsRatio:G6}\t{pair.PValue:G6}\t{pair.QValue:G6}")));
        WriteTable(folder, Spacings, "first\tsecond\tstrand\tside\tdistance\tpairs\texpected\tp_value\tq_value", report.Summary.Peaks.Select(peak => string.Create(
            CultureInfo.InvariantCulture,
            $"{motifs[peak.First].Key}\t{motifs[peak.Second].Key}\t{(peak.SameStrand ? "same" : "other")}\t{(peak.IsDownstream ? "downstream" : "upstream")}\t{peak.Distance}\t{peak.Pairs}\t{peak.Expected:G6}\t{peak.PValue:G6}\t{peak.QValue:G6}")));
    }

    /// <summary>Reads what became of the motifs.</summary>
    public static InstanceReport Read(string folder)
    {
        var summary = JsonSerializer.Deserialize<InstanceSummary>(File.ReadAllText(Path.Combine(folder, Summary)), RunJson.Indented)!;
        var index = Index(summary);
        return new InstanceReport(
            summary,
            [.. File.ReadLines(Path.Combine(folder, Unmatched)).Skip(1).Select(line => SeqletTable.Parse(line).Seqlet)],
            [.. File.ReadLines(Path.Combine(folder, Ignored)).Skip(1).Select(line => InstanceTable.Parse(line, index))]);
    }

    /// <summary>Reads the instances of one row.</summary>
    public static IReadOnlyList<PlacedInstance> Read(string folder, InstanceSummary summary, int row)
    {
        var index = Index(summary);
        return [.. RowTable.Read(Path.Combine(folder, Instances), row).Select(line => InstanceTable.Parse(line, index))];
    }

    /// <summary>Reads all instances, by row.</summary>
    public static IEnumerable<PlacedInstance> ReadAll(string folder, InstanceSummary summary)
    {
        var index = Index(summary);
        return RowTable.ReadAll(Path.Combine(folder, Instances)).Select(line => InstanceTable.Parse(line, index));
    }

    private static void WriteTable(string folder, string file, string header, IEnumerable<string> lines)
    {
        using var writer = new StreamWriter(Path.Combine(folder, file)) { NewLine = "\n" };
        writer.WriteLine(header);
        foreach (var line in lines)
            writer.WriteLine(line);
    }

    private static Dictionary<string, int> Index(InstanceSummary summary) =>
        summary.Motifs.Index().ToDictionary(motif => motif.Item.Key, motif => motif.Index);
}
