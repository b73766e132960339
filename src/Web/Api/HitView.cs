using CisLens.Inference.Runs.Motifs;

namespace CisLens.Web.Api;

/// <summary>A place where a sequence matches a known motif; all positions 0-based, ends excluded.</summary>
/// <param name="Database">Index of the motif's database among those of the run.</param>
/// <param name="Motif">The motif's identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="ArrayStart">First position in the row's arrays.</param>
/// <param name="ArrayEnd">One after the last.</param>
/// <param name="Start">First base in the whole sequence.</param>
/// <param name="End">One after the last.</param>
/// <param name="Strand"><c>+</c> or <c>-</c>, of the sequence.</param>
/// <param name="Region">The same bases on the genome, 1-based and closed; null where no region is known.</param>
/// <param name="Score">Log-odds in bits.</param>
/// <param name="PValue">p.</param>
public sealed record HitView(
    int Database, string Motif, string Name, int ArrayStart, int ArrayEnd, int Start, int End, char Strand, string? Region, double Score, double PValue)
{
    internal static HitView Of(FoundHit hit) => new(
        hit.Database, hit.Motif, hit.Name, hit.Place.ArrayStart, hit.Place.ArrayEnd, hit.Place.Start, hit.Place.End,
        hit.Place.IsReverseComplement ? '-' : '+', hit.Place.Region?.ToString(), hit.Score, hit.PValue);
}
