namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>
/// Incomplete scoring: only the overlap counts. The offset with the smallest p-value of its own wins, and that is corrected for
/// the number of allowed offsets (and both strands).
/// </summary>
internal static class IncompleteScoring
{
    // Below it the correction is the plain product.
    private const double Small = 0.001;

    /// <summary>The best alignment with each oriented target, in the database's order.</summary>
    public static Alignment[] Align(ScoreTable table, TomtomDatabase database, CancellationToken cancellation)
    {
        var alignments = new Alignment[database.Oriented];
        Array.Fill(alignments, new Alignment(0, 0, double.PositiveInfinity));
        var placements = database.Groups.Select(group => Placement.All(table.Width, group.Width, database.Options)).ToList();
        using var spans = new SpanDistributions(table.Frequencies);
        while (spans.Length < table.Width)
        {
            cancellation.ThrowIfCancellationRequested();
            spans.Grow();
            // Later spans have smaller offsets, and longer ones come later: the last of equal p-values is the preferred one.
            for (var first = 0; first + spans.Length <= table.Width; first++)
            {
                var survival = spans.Survival(first);
                for (var index = 0; index < placements.Count; index++)
                    foreach (var placement in placements[index].Where(placement => placement.First == first && placement.Overlap == spans.Length).Reverse())
                        Improve(table, database.Groups[index], placement, survival, alignments);
            }
        }
        for (var index = 0; index < placements.Count; index++)
            Correct(database.Groups[index], placements[index].Length * (database.Options.BothStrands ? 2 : 1), alignments);
        return alignments;
    }

    private static void Improve(ScoreTable table, WidthGroup group, Placement placement, ReadOnlySpan<double> survival, Alignment[] alignments)
    {
        for (var target = 0; target < group.Oriented; target++)
        {
            var score = 0;
            for (var position = placement.First; position < placement.First + placement.Overlap; position++)
                score += table.Bins[table.Row(position) + group.Column(target, position + placement.Offset)];
            ref var best = ref alignments[group.FirstTarget + target];
            if (survival[score] <= best.PValue)
                best = new Alignment(placement.Offset, placement.Overlap, survival[score]);
        }
    }

    private static void Correct(WidthGroup group, int tries, Alignment[] alignments)
    {
        for (var target = group.FirstTarget; target < group.FirstTarget + group.Oriented; target++)
        {
            var corrected = tries * alignments[target].PValue;
            if (corrected >= Small)
                corrected = 1 - Math.Pow(1 - Math.Min(1, alignments[target].PValue), tries);
            alignments[target] = alignments[target] with { PValue = corrected };
        }
    }
}
