using System.Globalization;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>
/// Writes seqlets as BED: 0-based, half-open, in coordinates of the genome, or of the whole sequence (its name in the place of
/// the chromosome) where no region is known. Columns: chromosome, start, end, name, score, strand, contribution, p-value.
/// The score is -100 log10 p, at most 1,000; it is 0 where there is no p-value. The strand is '.' for seqlets that no pattern has turned.
/// </summary>
public static class SeqletBed
{
    /// <summary>Writes seqlets in their order; those in padding alone are left out.</summary>
    /// <param name="writer">Where to write; stays open.</param>
    /// <param name="seqlets">The seqlets.</param>
    /// <param name="name">What they are called, e.g. the name of their pattern.</param>
    /// <param name="stranded">Whether they have been turned to the direction of a pattern, so that they have a strand.</param>
    public static void Write(TextWriter writer, IEnumerable<PlacedSeqlet> seqlets, string name, bool stranded)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(seqlets);
        foreach (var (seqlet, place) in seqlets.Where(placed => placed.Place.End > placed.Place.Start))
        {
            var region = place.Region ?? new Region(place.Id, place.Start, place.End, place.IsReverseComplement ? Strand.Reverse : Strand.Forward);
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{region.Chrom}\t{region.Start}\t{region.End}\t{name}\t{Score(seqlet.PValue)}\t{(!stranded ? '.' : region.Strand == Strand.Reverse ? '-' : '+')}\t"));
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{seqlet.Contribution:G9}\t{(seqlet.PValue is { } p ? p.ToString("G6", CultureInfo.InvariantCulture) : ".")}\n"));
        }
    }

    private static int Score(double? pValue) => pValue is { } p ? (int)Math.Clamp(Math.Round(-100 * Math.Log10(p)), 0, 1000) : 0;
}
