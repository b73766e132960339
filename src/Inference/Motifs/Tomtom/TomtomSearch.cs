using CisLens.Inference.Statistics;
using CisLens.Shared;

namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>
/// Finds the known motifs that a motif resembles, and how surprising that is (Gupta et al., Genome Biology 2007). The numbers are
/// those of the MEME Suite's <c>tomtom</c> within 1e-4, but for two: p-values below 1e-38 keep their digits, where
/// <c>tomtom</c> prints 0, and the share of true nulls is an expectation, not a sample.
/// </summary>
public static class TomtomSearch
{
    /// <summary>Columns of the widest query; the time grows with the third power.</summary>
    public const int MaximumQueryWidth = 200;

    /// <summary>Compares one motif with a database.</summary>
    /// <param name="query">Probabilities of any kind; one column a base makes a consensus.</param>
    /// <param name="database">Prepared once, with the settings.</param>
    /// <param name="cancellationToken">Checked between columns.</param>
    /// <exception cref="InputException">The query is too wide.</exception>
    public static TomtomResult Match(Motif query, TomtomDatabase database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(database);
        if (query.Width > MaximumQueryWidth)
            throw new InputException($"Motif {query.Title} has {query.Width} positions; Tomtom compares motifs of at most {MaximumQueryWidth}, so trim it.");
        var options = database.Options;
        using var table = new ScoreTable(TomtomMotif.Create(query, options.Pseudocount, database.Background), database);
        var alignments = options.Complete
            ? CompleteScoring.Align(table, database, cancellationToken)
            : IncompleteScoring.Align(table, database, cancellationToken);
        return Report(query, database, alignments);
    }

    /// <summary>Compares many motifs, several at a time; the results do not depend on how many.</summary>
    /// <param name="queries">The motifs.</param>
    /// <param name="database">Prepared once, with the settings.</param>
    /// <param name="progress">Told the number of motifs done.</param>
    /// <param name="cancellationToken">Checked between columns.</param>
    /// <returns>In the order of the queries.</returns>
    /// <exception cref="InputException">A query is too wide.</exception>
    public static IReadOnlyList<TomtomResult> MatchAll(
        IReadOnlyList<Motif> queries, TomtomDatabase database, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        if (queries.FirstOrDefault(query => query.Width > MaximumQueryWidth) is { } wide)
            Match(wide, database, cancellationToken);
        var results = new TomtomResult[queries.Count];
        var done = 0;
        Parallel.For(0, queries.Count, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            results[index] = Match(queries[index], database, cancellationToken);
            progress?.Report(Interlocked.Increment(ref done));
        });
        return results;
    }

    private static TomtomResult Report(Motif query, TomtomDatabase database, Alignment[] alignments)
    {
        var options = database.Options;
        var sorted = Array.ConvertAll(alignments, alignment => alignment.PValue);
        Array.Sort(sorted);
        var nullShare = options.QValues == QValueMethod.Storey ? options.NullShare ?? FalseDiscoveryRate.NullShare(sorted) : 1;
        var qValues = FalseDiscoveryRate.QValues(sorted, nullShare);
        // Both q- and E-values grow with p-values, so either threshold is one of p-values.
        var kept = 0;
        while (kept < sorted.Length && (options.ThresholdOf == TomtomThreshold.QValue ? qValues[kept] : sorted[kept] * database.Targets) <= options.Threshold)
            kept++;
        var limit = kept > 0 ? sorted[kept - 1] : -1;
        var matches = new List<MotifMatch>();
        foreach (var group in database.Groups)
            for (var index = 0; index < group.Targets.Count; index++)
            {
                var (alignment, isReverse) = Better(alignments, group, index);
                if (alignment.PValue > limit)
                    continue;
                var (motif, source) = group.Targets[index];
                var qValue = qValues[Array.BinarySearch(sorted, alignment.PValue)];
                matches.Add(new MotifMatch(
                    query.Id, motif, source, alignment.Offset, alignment.Overlap, isReverse, alignment.PValue, alignment.PValue * database.Targets, qValue));
            }
        matches.Sort(Compare);
        return new TomtomResult(query, matches, nullShare, database.Warning);
    }

    /// <summary>The orientation with the smaller p-value; of equal ones that with the larger overlap, then the given strand.</summary>
    private static (Alignment Alignment, bool IsReverse) Better(Alignment[] alignments, WidthGroup group, int index)
    {
        var forward = alignments[group.FirstTarget + index];
        if (group.Oriented == group.Targets.Count)
            return (forward, false);
        var reverse = alignments[group.FirstTarget + group.Targets.Count + index];
        var isReverse = reverse.PValue < forward.PValue || (reverse.PValue == forward.PValue && reverse.Overlap > forward.Overlap);
        return (isReverse ? reverse : forward, isReverse);
    }

    private static int Compare(MotifMatch one, MotifMatch other)
    {
        var order = one.PValue.CompareTo(other.PValue);
        if (order == 0)
            order = other.Overlap.CompareTo(one.Overlap);
        if (order == 0)
            order = one.Database.CompareTo(other.Database);
        if (order == 0)
            order = one.IsReverseComplement.CompareTo(other.IsReverseComplement);
        return order != 0 ? order : string.CompareOrdinal(one.Target.Id, other.Target.Id);
    }
}
