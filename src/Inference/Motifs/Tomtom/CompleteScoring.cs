using System.Numerics;
using System.Runtime.InteropServices;

namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>
/// Complete scoring: query columns outside the overlap score like a typical column, the offset with the highest score wins, and
/// its p-value is that of the maximum over all offsets (and both strands), taken as independent.
/// </summary>
internal static class CompleteScoring
{
    /// <summary>The best alignment with each oriented target, in the database's order.</summary>
    public static Alignment[] Align(ScoreTable table, TomtomDatabase database, CancellationToken cancellation)
    {
        var scores = new short[database.Oriented + Vector<short>.Count];
        var alignments = new Alignment[database.Oriented];
        foreach (var group in database.Groups)
            AlignGroup(table, group, Placement.All(table.Width, group.Width, database.Options), scores, alignments);
        SetPValues(table, database, scores, alignments, cancellation);
        return alignments;
    }

    private static void AlignGroup(ScoreTable table, WidthGroup group, Placement[] placements, short[] scores, Alignment[] alignments)
    {
        Span<short> chosen = stackalloc short[Vector<short>.Count];
        ref var bins = ref MemoryMarshal.GetReference(table.Bins);
        for (var target = 0; target < group.Oriented; target += Vector<short>.Count)
        {
            // Lanes beyond the group's last target hold other columns; they are computed and left.
            var best = new Vector<short>(-1);
            var bestPlacement = Vector<short>.Zero;
            for (var index = 0; index < placements.Length; index++)
            {
                var (offset, first, overlap) = placements[index];
                var sum = new Vector<short>((short)((table.Width - overlap) * table.Unaligned));
                for (var position = first; position < first + overlap; position++)
                    sum += Vector.LoadUnsafe(ref bins, (nuint)(table.Row(position) + group.Column(target, position + offset)));
                var better = Vector.GreaterThan(sum, best);
                best = Vector.ConditionalSelect(better, sum, best);
                bestPlacement = Vector.ConditionalSelect(better, new Vector<short>((short)index), bestPlacement);
            }
            best.CopyTo(scores, group.FirstTarget + target);
            bestPlacement.CopyTo(chosen);
            for (var lane = 0; lane < chosen.Length && target + lane < group.Oriented; lane++)
            {
                ref readonly var placement = ref placements[chosen[lane]];
                alignments[group.FirstTarget + target + lane] = new Alignment(placement.Offset, placement.Overlap, double.NaN);
            }
        }
    }

    private static void SetPValues(ScoreTable table, TomtomDatabase database, short[] scores, Alignment[] alignments, CancellationToken cancellation)
    {
        var width = table.Width;
        var strands = database.Options.BothStrands ? 2 : 1;
        using var spans = new SpanDistributions(table.Frequencies);
        var ends = new MaximumDistribution(width);
        while (spans.Length < width)
        {
            cancellation.ThrowIfCancellationRequested();
            spans.Grow();
            var unaligned = (width - spans.Length) * table.Unaligned;
            // Targets as wide as the spans: all spans of this length, and the shorter ones at both ends of the query.
            foreach (var group in database.Groups.Where(group => group.Width == spans.Length || (group.Width > width && spans.Length == width)))
            {
                var maximum = ends.Copy();
                for (var first = 0; first + spans.Length <= width; first++)
                    maximum.Add(spans.Survival(first), unaligned, strands * (1 + Math.Max(0, group.Width - width)));
                for (var target = group.FirstTarget; target < group.FirstTarget + group.Oriented; target++)
                    alignments[target] = alignments[target] with { PValue = maximum.PValue(scores[target]) };
            }
            ends.Add(spans.Survival(0), unaligned, strands);
            ends.Add(spans.Survival(width - spans.Length), unaligned, strands);
        }
    }
}
