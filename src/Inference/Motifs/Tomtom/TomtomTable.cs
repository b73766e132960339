using System.Globalization;
using System.Text;

namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>
/// The table <c>tomtom.tsv</c> of the MEME Suite: ten columns, best match of each query first, comments at the end.
/// <code>
/// Query_ID  Target_ID  Optimal_offset  p-value      E-value      q-value      Overlap  Query_consensus  Target_consensus  Orientation
/// MYC       MA0147.4   -1              6.13403e-07  0.000539181  0.000537263  8        CCACGTGC         CACGTGGC          -
/// </code>
/// The offset has the sign of the MEME Suite: how far the query is shifted to the right against the target as oriented.
/// A consensus is the most likely letter of each position.
/// </summary>
public static class TomtomTable
{
    private const string Header =
        "Query_ID\tTarget_ID\tOptimal_offset\tp-value\tE-value\tq-value\tOverlap\tQuery_consensus\tTarget_consensus\tOrientation\n";

    /// <summary>Writes the matches of several queries.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="results">In the order in which they are written.</param>
    /// <param name="comments">What was compared and how; one line each, at the end.</param>
    public static void Write(TextWriter writer, IEnumerable<TomtomResult> results, IEnumerable<string> comments)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(comments);
        writer.Write(Header);
        foreach (var result in results)
        {
            var consensus = Consensus(result.Query.Ppm);
            foreach (var match in result.Matches)
                writer.Write(Row(result.Query.Id, consensus, match));
        }
        foreach (var comment in comments)
            writer.Write($"# {comment}\n");
    }

    private static string Row(string query, string consensus, MotifMatch match)
    {
        var target = match.IsReverseComplement ? match.Target.Ppm.ReverseComplement() : match.Target.Ppm;
        return string.Create(CultureInfo.InvariantCulture,
            $"{query}\t{match.Target.Id}\t{match.Offset}\t{match.PValue:g6}\t{match.EValue:g6}\t{match.QValue:g6}\t{match.Overlap}\t{consensus}\t{Consensus(target)}\t{(match.IsReverseComplement ? '-' : '+')}\n");
    }

    private static string Consensus(Ppm ppm)
    {
        var letters = new StringBuilder(ppm.Width);
        for (var position = 0; position < ppm.Width; position++)
        {
            var likeliest = 0;
            for (var letter = 1; letter < MotifMatrix.Letters; letter++)
                if (ppm[position, letter] > ppm[position, likeliest])
                    likeliest = letter;
            letters.Append("ACGT"[likeliest]);
        }
        return letters.ToString();
    }
}
