using CisLens.Inference.Motifs.Instances;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>
/// Lines of a table of instances: the motif, where it lies, what the sequence says and what the model says. <c>motif_name</c> and
/// <c>hit_similarity</c> mean what they mean in Fi-NeMo's <c>hits.tsv</c>.
/// </summary>
internal static class InstanceTable
{
    public const string Header = $"motif_name\t{SiteTable.Header}\tscore\tp_value\tattribution\tattribution_percentile\thit_similarity";

    public static string Line(PlacedInstance placed) => string.Join('\t',
        placed.Motif, SiteTable.Line(placed.Place), SiteTable.Number(placed.Instance.Score), SiteTable.Number(placed.Instance.PValue),
        SiteTable.Number(placed.Instance.Attribution), SiteTable.Number(placed.Instance.Percentile), SiteTable.Number(placed.Instance.Similarity));

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="motifs">Index of each motif by its identifier.</param>
    public static PlacedInstance Parse(string line, IReadOnlyDictionary<string, int> motifs)
    {
        var cells = line.Split('\t');
        var place = SiteTable.Parse(cells, 1);
        double Number(int column) => SiteTable.Number(cells[1 + SiteTable.Columns + column])!.Value;
        return new PlacedInstance(cells[0], new MotifInstance(
            motifs[cells[0]], (int)place.Row, place.ArrayStart, place.ArrayEnd, place.IsReverseComplement,
            Number(0), Number(1), Number(2), Number(3), Number(4)), place);
    }
}
