using System.Globalization;

namespace CisLens.Inference.Motifs.Scanning;

/// <summary>
/// The table <c>fimo.tsv</c> of the MEME Suite: ten columns, positions from 1 with the last one included, comments at the end.
/// <code>
/// motif_id  motif_alt_id  sequence_name  start  stop  strand  score    p-value   q-value   matched_sequence
/// MA0139.2  CTCF          seq08          223    237   +       21.2903  2.42e-08  6.48e-05  ACCAGCAGGGGGCGC
/// </code>
/// </summary>
public static class FimoTable
{
    private const string Header = "motif_id\tmotif_alt_id\tsequence_name\tstart\tstop\tstrand\tscore\tp-value\tq-value\tmatched_sequence\n";

    /// <summary>Writes the sites of several motifs.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="results">In the order in which they are written.</param>
    /// <param name="comments">What was scanned and how; one line each, at the end.</param>
    public static void Write(TextWriter writer, IEnumerable<FimoResult> results, IEnumerable<string> comments)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(comments);
        writer.Write(Header);
        foreach (var hit in results.SelectMany(result => result.Hits))
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{hit.Motif.Id}\t{hit.Motif.Name}\t{hit.Sequence}\t{hit.Start + 1}\t{hit.End}\t{(hit.IsReverseComplement ? '-' : '+')}\t{hit.Score:g6}\t{hit.PValue:g3}\t{hit.QValue:g3}\t{hit.Matched}\n"));
        foreach (var comment in comments)
            writer.Write($"# {comment}\n");
    }
}
