using System.Text.RegularExpressions;

namespace CisLens.Inference.Motifs.Files;

/// <summary>Sees from its lines what form a file of motifs has.</summary>
internal static partial class MotifFormatFinder
{
    public static MotifFormat Find(MotifText text)
    {
        if (text.Lines.Any(line => Meme().IsMatch(line)))
            return MotifFormat.Meme;
        var first = text.Lines.FirstOrDefault(line => line.Length > 0 && !line.StartsWith('#')) ?? "";
        if (first.StartsWith('>'))
            return IsHomer(text.Lines) ? MotifFormat.Homer : MotifFormat.Jaspar;
        return Transfac().IsMatch(first) ? MotifFormat.Transfac : MotifFormat.Table;
    }

    /// <summary>
    /// HOMER's header has the score threshold as its third field, after tabs; without it, rows of four numbers that are not
    /// four rows can only be positions.
    /// </summary>
    private static bool IsHomer(IReadOnlyList<string> lines)
    {
        var header = lines.First(line => line.StartsWith('>'));
        if (header.Split('\t') is [_, _, var threshold, ..] && MotifText.TryNumber(threshold, out _))
            return true;
        var rows = lines.SkipWhile(line => line != header).Skip(1).TakeWhile(line => !line.StartsWith('>')).Where(line => line.Length > 0).Select(MotifText.Words).ToList();
        return rows.Count != MotifMatrix.Letters && rows.Count > 0
            && rows.All(row => row.Length == MotifMatrix.Letters && row.All(word => MotifText.TryNumber(word, out _)));
    }

    [GeneratedRegex(@"^\s*(MEME version\b|MOTIF\s+\S|letter-probability matrix:|log-odds matrix:)")]
    private static partial Regex Meme();

    [GeneratedRegex(@"^([A-Z][A-Z0-9]|//)(\s|$)")]
    private static partial Regex Transfac();
}
