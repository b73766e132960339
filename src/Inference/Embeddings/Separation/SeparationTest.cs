using CisLens.Inference.Embeddings.Pca;
using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;
using CisLens.Shared;

namespace CisLens.Inference.Embeddings.Separation;

/// <summary>
/// Measures whether labelled groups are apart in principal components, with the controls that a picture lacks. Everything drawn
/// follows from the seed.
/// </summary>
public static class SeparationTest
{
    /// <summary>Most groups that are compared.</summary>
    public const int MostGroups = 20;

    /// <summary>Measures.</summary>
    /// <param name="table">The embeddings, one row a sequence.</param>
    /// <param name="components">Their principal components.</param>
    /// <param name="labels">The label of each row; null where there is none.</param>
    /// <param name="gc">Share of G and C of each row, NaN where no base is known.</param>
    /// <param name="options">Sizes and seed.</param>
    /// <param name="token">Checked between the steps.</param>
    /// <exception cref="InputException">There are not two groups of enough sequences, or too many groups.</exception>
    public static SeparationReport Run(
        FeatureTable table, PrincipalComponents components, IReadOnlyList<string?> labels, IReadOnlyList<double> gc,
        SeparationOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(components);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(gc);
        ArgumentNullException.ThrowIfNull(options);
        var (names, tooSmall) = Groups(labels, options);
        var (rows, groups) = Members(labels, names);
        var sample = Sample(rows, groups, names.Count, options);
        var observed = new SeparationMeasure(First(components, sample.Rows, options), sample.Groups, names.Count, options, token);
        var shuffled = (int[])sample.Groups.Clone();
        SeededRandom.ForItem(options.Seed, -1).Shuffle<int>(shuffled);
        var explained = Explained(components, options);
        var (matched, left) = Matched(table, rows, groups, gc, names.Count, options, token);
        return new SeparationReport(
            names, tooSmall, rows.Length, Math.Min(options.Components, components.Count),
            observed.Figures(sample.Groups, explained), observed.Figures(shuffled, explained), matched, left,
            GcAlone(sample, gc, names.Count, options));
    }

    /// <summary>The points left when the groups are matched for GC content, as <see cref="Run"/> matches them.</summary>
    /// <inheritdoc cref="Run" />
    /// <exception cref="InputException">There are no groups to compare, or too few sequences share the same GC content.</exception>
    public static GcMatchedPoints Match(
        FeatureTable table, IReadOnlyList<string?> labels, IReadOnlyList<double> gc, SeparationOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(gc);
        ArgumentNullException.ThrowIfNull(options);
        var names = Groups(labels, options).Names;
        var (rows, groups) = Members(labels, names);
        var (points, left) = Match(table, rows, groups, gc, names.Count, options, token);
        return points ?? throw new InputException($"Too few sequences of the groups share the same GC content ({left} are left); compare fewer groups, or more sequences.");
    }

    private static (int[] Rows, int[] Groups) Members(IReadOnlyList<string?> labels, List<string> names)
    {
        int[] rows = [.. Enumerable.Range(0, labels.Count).Where(row => labels[row] is { } label && names.Contains(label))];
        return (rows, Array.ConvertAll(rows, row => names.IndexOf(labels[row]!)));
    }

    private static (List<string> Names, List<string> TooSmall) Groups(IReadOnlyList<string?> labels, SeparationOptions options)
    {
        var least = 2 * options.Folds;
        var all = labels.OfType<string>().GroupBy(label => label).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var names = all.Where(group => group.Count() >= least).Select(group => group.Key).ToList();
        if (names.Count < 2)
            throw new InputException($"Separation needs at least two groups of {least} sequences or more; this column has {names.Count}.");
        if (names.Count > MostGroups)
            throw new InputException($"This column has {names.Count:N0} groups of {least} sequences or more; choose one with {MostGroups} groups at most.");
        return (names, [.. all.Where(group => group.Count() < least).Select(group => group.Key)]);
    }

    // Every group in proportion, but never fewer than the folds need.
    private static (int[] Rows, int[] Groups) Sample(int[] rows, int[] groups, int count, SeparationOptions options)
    {
        if (rows.Length <= options.MostRows)
            return (rows, groups);
        var kept = new List<int>();
        for (var group = 0; group < count; group++)
        {
            int[] members = [.. Enumerable.Range(0, rows.Length).Where(place => groups[place] == group)];
            SeededRandom.ForItem(options.Seed, group).Shuffle<int>(members);
            var share = (int)Math.Round((double)members.Length * options.MostRows / rows.Length);
            kept.AddRange(members.Take(Math.Max(2 * options.Folds, share)));
        }
        kept.Sort();
        return ([.. kept.Select(place => rows[place])], [.. kept.Select(place => groups[place])]);
    }

    private static (SeparationFigures? Figures, int Left) Matched(
        FeatureTable table, int[] rows, int[] groups, IReadOnlyList<double> gc, int count, SeparationOptions options, CancellationToken token)
    {
        var (matched, left) = Match(table, rows, groups, gc, count, options, token);
        if (matched is null)
            return (null, left);
        var group = rows.Zip(groups).ToDictionary(pair => pair.First, pair => pair.Second);
        // Places among the rows that were kept, as the components count them.
        var sample = Sample([.. Enumerable.Range(0, left)], [.. matched.Rows.Select(row => group[row])], count, options);
        var measure = new SeparationMeasure(First(matched.Components, sample.Rows, options), sample.Groups, count, options, token);
        return (measure.Figures(sample.Groups, Explained(matched.Components, options)), left);
    }

    private static (GcMatchedPoints? Points, int Left) Match(
        FeatureTable table, int[] rows, int[] groups, IReadOnlyList<double> gc, int count, SeparationOptions options, CancellationToken token)
    {
        var kept = GcMatching.Select([.. rows.Select(row => gc[row])], groups, count, options.GcBinWidth, options.Seed);
        // Matching leaves as many of each group.
        if (kept.Count < count * 2 * options.Folds)
            return (null, kept.Count);
        int[] left = [.. kept.Select(place => rows[place])];
        return (new GcMatchedPoints(left, PcaFit.Run(table.Select(left), new PcaOptions { Components = options.Components, Seed = options.Seed }, token)), left.Length);
    }

    private static Estimate GcAlone((int[] Rows, int[] Groups) sample, IReadOnlyList<double> gc, int count, SeparationOptions options)
    {
        var values = Array.ConvertAll(sample.Rows, row => double.IsNaN(gc[row]) ? 0.5f : (float)gc[row]);
        return CrossValidation.Run(new FeatureTable(values.Length, 1, values), sample.Groups, count, options.Folds, options.Seed)
            .Interval(options.Replicates, options.Seed, values.Length);
    }

    private static FeatureTable First(PrincipalComponents components, int[] rows, SeparationOptions options)
    {
        var used = Math.Min(options.Components, components.Count);
        var values = new float[rows.Length * used];
        for (var i = 0; i < rows.Length; i++)
            components.Scores[rows[i]][..used].CopyTo(values.AsSpan(i * used));
        return new FeatureTable(rows.Length, used, values);
    }

    private static double Explained(PrincipalComponents components, SeparationOptions options) =>
        Enumerable.Range(0, Math.Min(options.Components, components.Count)).Sum(components.ExplainedShare);
}
