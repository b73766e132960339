namespace CisLens.Inference.Motifs.Files;

/// <summary>
/// Reads HOMER's form, fields separated by tabs:
/// <code>
/// >ATGACTCATC  AP-1(bZIP)/ThioMac-PU.1-ChIP-Seq(GSE21512)/Homer  6.049537  -1782.99  0  ...
/// 0.419  0.275  0.277  0.028
/// </code>
/// The second field is the identifier; before its first '/' stand the name and, in brackets, the family. The score threshold and
/// what follows are HOMER's own and are not kept.
/// </summary>
internal static class HomerReader
{
    public static void Read(MotifText text, MotifCollector motifs)
    {
        var more = text.NextFilled(out var header);
        while (more)
        {
            if (!header.StartsWith('>'))
                throw text.Fault("stands where a header is expected: begin each motif with '>consensus', the name and the threshold, separated by tabs.");
            var start = text.Number;
            var values = new List<double>();
            while ((more = text.NextFilled(out var line)) && !line.StartsWith('>'))
                values.AddRange(Row(text, line));
            var next = text.Lines[text.Number - 1];
            if (values.Count == 0)
                throw text.Fault(start, "begins a motif without a matrix: add a row of four probabilities for each position.");
            Add(text, motifs, header, start, [.. values]);
            header = next;
        }
    }

    private static double[] Row(MotifText text, string line)
    {
        var words = MotifText.Words(line);
        return words.Length == MotifMatrix.Letters
            ? text.ParseNumbers(words)
            : throw text.Fault($"has {words.Length} numbers where a row of a matrix has 4, for A C G T: correct the row.");
    }

    private static void Add(MotifText text, MotifCollector motifs, string header, int line, double[] values)
    {
        var (ppm, sites) = MotifNumbers.Read(values, rest => text.Fault(line, rest));
        var fields = header[1..].Split('\t', StringSplitOptions.TrimEntries);
        var id = MotifLayout.Word(fields.Length > 1 && fields[1].Length > 0 ? fields[1] : fields[0]);
        if (id.Length == 0)
            throw text.Fault(line, "begins a motif without a name: write '>consensus', the name and the threshold, separated by tabs.");
        var (name, family) = Names(id);
        motifs.Add(new Motif(id, ppm) { Name = name, Family = family, Sites = sites }, line);
    }

    private static (string Name, string? Family) Names(string id)
    {
        var head = id.Split('/')[0];
        var open = head.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && head.EndsWith(')') && head.Length - open > 2)
            return (head[..open], head[(open + 1)..^1]);
        return (head == id ? "" : head, null);
    }
}
