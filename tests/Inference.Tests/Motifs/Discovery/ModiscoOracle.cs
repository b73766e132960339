using System.Globalization;
using System.Text.Json;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Discovery;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Tests.Motifs.Discovery;

/// <summary>The golden results of TF-MoDISco, read from files.</summary>
internal static class ModiscoOracle
{
    /// <summary>400 sequences of 300 bases with hypothetical contributions.</summary>
    public static ContributionSet Inputs()
    {
        using var file = new NpzFile(Path.Combine(Folder(), "inputs.npz"));
        var oneHot = file.Read<byte>("one_hot");
        var contributions = file.Read<Half>("hypothetical_contribs");
        var length = (int)oneHot.Shape[1];
        var bases = oneHot.Data.Chunk(4).Select(letters => (sbyte)Array.IndexOf(letters, (byte)1)).ToArray();
        var hypothetical = new float[contributions.Data.Length];
        for (var index = 0; index < hypothetical.Length; index++)
        {
            var (position, letter) = (index / 4, index % 4);
            hypothetical[(((position / length * 4) + letter) * length) + (position % length)] = (float)contributions.Data[index];
        }
        return new ContributionSet(length, bases, hypothetical);
    }

    /// <summary>Contributions of positions alone, as a set of rows of one letter.</summary>
    public static ContributionSet SecondCase()
    {
        using var file = new NpzFile(Path.Combine(Folder(), "seqlet_case2_attributions.npz"));
        var contributions = file.Read<Half>(file.Keys[0]);
        var length = (int)contributions.Shape[1];
        var hypothetical = new float[contributions.Data.Length * 4];
        for (var index = 0; index < contributions.Data.Length; index++)
            hypothetical[(index / length * 4 * length) + (index % length)] = (float)contributions.Data[index];
        return new ContributionSet(length, new sbyte[contributions.Data.Length], hypothetical);
    }

    /// <summary>The seqlets of a round in their order.</summary>
    public static IReadOnlyList<ClusteredSeqlet> Clusters(ContributionSign sign, int round) =>
        [.. Table($"clusters_{Name(sign)}_round{round}.tsv").Select(row => new ClusteredSeqlet(
            new SeqletPlace(Whole(row["sequence_idx"]), Whole(row["start"]), Whole(row["end"]) - Whole(row["start"]), row["is_revcomp"] == "1"),
            row["kept"] == "1",
            row["cluster"].Length > 0 ? Whole(row["cluster"]) : null))];

    /// <summary>The final patterns: name, number of seqlets and contributions.</summary>
    public static IReadOnlyList<(string Name, int Seqlets, Cwm Cwm)> Patterns() =>
        [.. Json("patterns.json").EnumerateArray().Select(pattern => (
            pattern.GetProperty("name").GetString()!,
            pattern.GetProperty("n_seqlets").GetInt32(),
            new Cwm([.. pattern.GetProperty("cwm").EnumerateArray().SelectMany(position => position.EnumerateArray().Select(value => value.GetDouble()))])))];

    public static string Name(ContributionSign sign) => sign == ContributionSign.Positive ? "positive" : "negative";

    public static JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), file))).RootElement;

    /// <summary>The rows of a table by the names of its columns.</summary>
    public static IEnumerable<Dictionary<string, string>> Table(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder(), file));
        var names = lines[0].Split('\t');
        return lines.Skip(1).Select(line => names.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    public static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Folder() => Path.Combine(GoldenFolders.Oracles(), "modisco");

    /// <summary>A seqlet of a round, whether the correlation filter kept it, and its cluster.</summary>
    internal sealed record ClusteredSeqlet(SeqletPlace Place, bool Kept, int? Cluster);
}
