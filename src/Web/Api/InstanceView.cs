using CisLens.Inference.Runs.Motifs;

namespace CisLens.Web.Api;

/// <summary>A place where a motif stands; all positions 0-based, ends excluded.</summary>
/// <param name="Motif">Its key among the motifs looked for.</param>
/// <param name="Row">Place of the sequence in the run.</param>
/// <param name="Id">Name of the sequence.</param>
/// <param name="ArrayStart">First position in the row's arrays.</param>
/// <param name="ArrayEnd">One after the last.</param>
/// <param name="Start">First base in the whole sequence.</param>
/// <param name="End">One after the last.</param>
/// <param name="Strand"><c>+</c> or <c>-</c>, of the sequence.</param>
/// <param name="Region">The same bases on the genome, 1-based and closed; null where no region is known.</param>
/// <param name="Score">Log-odds of the bases, in bits.</param>
/// <param name="PValue">Probability that random bases score as much.</param>
/// <param name="Attribution">Sum of the contributions of the bases.</param>
/// <param name="Percentile">Share, in percent, of all windows of the same width that contribute no more.</param>
/// <param name="Similarity">How alike contributions and motif are, -1 to 1.</param>
public sealed record InstanceView(
    string Motif, long Row, string Id, int ArrayStart, int ArrayEnd, int Start, int End, char Strand, string? Region,
    double Score, double PValue, double Attribution, double Percentile, double Similarity)
{
    internal static InstanceView Of(PlacedInstance placed) => new(
        placed.Motif, placed.Place.Row, placed.Place.Id, placed.Place.ArrayStart, placed.Place.ArrayEnd, placed.Place.Start, placed.Place.End,
        placed.Place.IsReverseComplement ? '-' : '+', placed.Place.Region?.ToString(),
        placed.Instance.Score, placed.Instance.PValue, placed.Instance.Attribution, placed.Instance.Percentile, placed.Instance.Similarity);
}
