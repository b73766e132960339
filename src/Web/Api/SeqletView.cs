using CisLens.Inference.Runs.Motifs;

namespace CisLens.Web.Api;

/// <summary>A seqlet; all positions 0-based, ends excluded.</summary>
/// <param name="Row">Place of its sequence in the run.</param>
/// <param name="Id">Name of the sequence.</param>
/// <param name="ArrayStart">First position in the row's arrays.</param>
/// <param name="ArrayEnd">One after the last.</param>
/// <param name="Start">First base in the whole sequence.</param>
/// <param name="End">One after the last.</param>
/// <param name="Strand"><c>+</c> or <c>-</c>, of the sequence.</param>
/// <param name="Region">The same bases on the genome, 1-based and closed, e.g. <c>chr1:1,001-1,020(+)</c>; null where no region is known.</param>
/// <param name="Contribution">Sum of its contributions.</param>
/// <param name="PValue">Its p-value; null where the procedure gives none.</param>
public sealed record SeqletView(
    long Row, string Id, int ArrayStart, int ArrayEnd, int Start, int End, char Strand, string? Region, double Contribution, double? PValue)
{
    internal static SeqletView Of(PlacedSeqlet placed) => new(
        placed.Place.Row, placed.Place.Id, placed.Place.ArrayStart, placed.Place.ArrayEnd, placed.Place.Start, placed.Place.End,
        placed.Place.IsReverseComplement ? '-' : '+', placed.Place.Region?.ToString(), placed.Seqlet.Contribution, placed.Seqlet.PValue);
}
