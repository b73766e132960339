using System.Globalization;
using CisLens.Inference.Motifs.Files;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Motifs.Discovery.Files;

/// <summary>Writes what was discovered as files that other programs read.</summary>
public static class DiscoveryFolder
{
    /// <summary>Writes patterns.npz, patterns.meme, patterns.tsv, seqlets.tsv, seqlets.bed and stages.json.</summary>
    /// <param name="folder">Made if absent; files of these names are replaced.</param>
    /// <param name="result">What was discovered.</param>
    public static void Write(string folder, ModiscoResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Directory.CreateDirectory(folder);
        using (var stream = File.Create(Path.Combine(folder, "patterns.npz")))
            PatternArchive.Write(stream, result.Patterns);
        if (result.Patterns.Count > 0)
            using (var stream = File.Create(Path.Combine(folder, "patterns.meme")))
                MotifFiles.Write(stream, MotifFormat.Meme, new MotifDatabase("patterns", "", [.. result.Patterns.Select(Trimmed)]));
        Text(folder, "patterns.tsv", writer => Patterns(writer, result.Patterns));
        Text(folder, "seqlets.tsv", writer => Seqlets(writer, result.Patterns));
        Text(folder, "seqlets.bed", writer => Bed(writer, result.Patterns));
        Text(folder, "stages.json", writer => writer.WriteLine(ModiscoProcedure.Log(result).ToJsonString(RunJson.Indented)));
    }

    /// <summary>The part of a pattern that is matched with known motifs, with its real number of sites.</summary>
    private static Motif Trimmed(Pattern pattern)
    {
        var (start, width) = pattern.Core;
        return new Motif(pattern.Name, pattern.Pfm.ToPpm(Background.Uniform).Slice(start, width)) { Sites = pattern.Seqlets.Count };
    }

    private static void Patterns(TextWriter writer, IReadOnlyList<Pattern> patterns)
    {
        Row(writer, "pattern", "num_seqlets", "length", "trim_start", "trim_end", "subpattern_sizes");
        foreach (var pattern in patterns)
        {
            var (start, width) = pattern.Core;
            Row(writer, pattern.Name, pattern.Seqlets.Count, pattern.Pfm.Width, start, start + width, string.Join(',', pattern.Subpatterns.Select(part => part.Seqlets.Count)));
        }
    }

    private static void Seqlets(TextWriter writer, IReadOnlyList<Pattern> patterns)
    {
        Row(writer, "pattern", "example_idx", "start", "end", "is_revcomp", "contribution");
        foreach (var pattern in patterns)
            foreach (var seqlet in pattern.Seqlets)
                Row(writer, pattern.Name, seqlet.Row, seqlet.Start, seqlet.End, seqlet.IsReverseComplement ? 1 : 0, seqlet.Contribution);
    }

    // A row has no name of its own here: the first column is its number.
    private static void Bed(TextWriter writer, IReadOnlyList<Pattern> patterns)
    {
        foreach (var (pattern, seqlet) in patterns.SelectMany(pattern => pattern.Seqlets.Select(seqlet => (pattern, seqlet))).OrderBy(pair => pair.seqlet.Row).ThenBy(pair => pair.seqlet.Start))
            Row(writer, seqlet.Row, seqlet.Start, seqlet.End, pattern.Name, 0, seqlet.IsReverseComplement ? "-" : "+");
    }

    private static void Row(TextWriter writer, params object[] cells) =>
        writer.WriteLine(string.Join('\t', cells.Select(cell => System.Convert.ToString(cell, CultureInfo.InvariantCulture))));

    private static void Text(string folder, string name, Action<TextWriter> write)
    {
        using var writer = File.CreateText(Path.Combine(folder, name));
        write(writer);
    }
}
