using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>Where a site lies: in the run's arrays, in its sequence, and on the genome. All 0-based, ends excluded.</summary>
/// <param name="Row">Place of its sequence in the run.</param>
/// <param name="Id">Name of the sequence.</param>
/// <param name="ArrayStart">First position in the row's arrays; may lie in the padding.</param>
/// <param name="ArrayEnd">One after the last position in the row's arrays.</param>
/// <param name="Start">First base in the whole sequence, padding cut off.</param>
/// <param name="End">One after the last base in the whole sequence; <paramref name="Start"/> where the site is padding alone.</param>
/// <param name="IsReverseComplement">Whether the motif lies on the other strand of the sequence.</param>
/// <param name="Region">The same bases on the genome, with the strand that the motif lies on; null where the set names no region, and for padding alone.</param>
public sealed record SitePlace(long Row, string Id, int ArrayStart, int ArrayEnd, int Start, int End, bool IsReverseComplement, Region? Region)
{
    /// <summary>Places a site.</summary>
    /// <param name="row">The row.</param>
    /// <param name="region">The region that its whole sequence was read from; null where none is known.</param>
    /// <param name="arrayStart">First position in the row's arrays.</param>
    /// <param name="arrayEnd">One after the last.</param>
    /// <param name="isReverseComplement">Whether the motif lies on the other strand of the sequence.</param>
    public static SitePlace Of(RunRow row, Region? region, int arrayStart, int arrayEnd, bool isReverseComplement)
    {
        ArgumentNullException.ThrowIfNull(row);
        var start = Math.Clamp(arrayStart - row.PadLeft + row.WindowStart, 0, row.Length);
        var end = Math.Clamp(arrayEnd - row.PadLeft + row.WindowStart, start, row.Length);
        return new SitePlace(row.Row, row.Id, arrayStart, arrayEnd, start, end, isReverseComplement, OnGenome(region, start, end, isReverseComplement));
    }

    private static Region? OnGenome(Region? region, int start, int end, bool isReverseComplement)
    {
        if (region is null || end == start)
            return null;
        var (first, last) = (region.At(start), region.At(end - 1));
        var strand = (region.Strand == Strand.Reverse) == isReverseComplement ? Strand.Forward : Strand.Reverse;
        return new Region(region.Chrom, Math.Min(first.Start, last.Start), Math.Max(first.End, last.End), strand);
    }
}
