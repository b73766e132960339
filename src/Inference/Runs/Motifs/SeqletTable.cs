using CisLens.Inference.Motifs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>
/// <c>seqlets.tsv</c>: one line a seqlet; those of a finer group are listed again under the group's name, those of no pattern
/// under an empty name.
/// </summary>
internal static class SeqletTable
{
    public const string Header = $"pattern\t{SiteTable.Header}\tcontribution\tp_value";

    public static string Line(string pattern, PlacedSeqlet placed) =>
        $"{pattern}\t{SiteTable.Line(placed.Place)}\t{SiteTable.Number(placed.Seqlet.Contribution)}\t{SiteTable.Number(placed.Seqlet.PValue)}";

    public static (string Pattern, PlacedSeqlet Seqlet) Parse(string line)
    {
        var cells = line.Split('\t');
        var place = SiteTable.Parse(cells, 1);
        return (cells[0], new PlacedSeqlet(
            new Seqlet((int)place.Row, place.ArrayStart, place.ArrayEnd, SiteTable.Number(cells[^2])!.Value)
            {
                IsReverseComplement = place.IsReverseComplement,
                PValue = SiteTable.Number(cells[^1]),
            },
            place));
    }
}
