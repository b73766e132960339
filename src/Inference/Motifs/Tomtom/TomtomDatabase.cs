using System.ComponentModel.DataAnnotations;
using CisLens.Inference.Motifs.Tomtom.Columns;
using CisLens.Shared;

namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>
/// Known motifs made ready for comparison: pseudocounts added, both strands, and all columns pooled, which are the null model.
/// Immutable; many queries may use it at a time.
/// </summary>
public sealed class TomtomDatabase
{
    /// <summary>With fewer targets the pooled columns are too few for p-values to be trusted.</summary>
    public const int FewTargets = 50;

    private TomtomDatabase(TomtomOptions options, Background background, IReadOnlyList<WidthGroup> groups)
    {
        (Options, Background, Groups) = (options, background, groups);
        Targets = groups.Sum(group => group.Targets.Count);
        Oriented = groups.Sum(group => group.Oriented);
        Columns = Pool(groups, options, background);
        Scorer = ColumnScorer.Create(options.Score, Columns, background);
    }

    /// <summary>The settings it was prepared with; matching uses the same.</summary>
    public TomtomOptions Options { get; }

    /// <summary>Number of motifs, each counted once.</summary>
    public int Targets { get; }

    /// <summary>Why p-values are not to be trusted; null where nothing is known against them.</summary>
    public string? Warning => Targets >= FewTargets
        ? null
        : $"{Targets} known motifs are too few for p-values that can be trusted; compare with at least {FewTargets}.";

    internal Background Background { get; }

    internal IReadOnlyList<WidthGroup> Groups { get; }

    /// <summary>Number of targets, counting both strands.</summary>
    internal int Oriented { get; }

    internal TargetColumns Columns { get; }

    internal ColumnScorer Scorer { get; }

    /// <summary>Makes motifs ready.</summary>
    /// <param name="databases">In the order in which ties are reported.</param>
    /// <param name="options">The settings of every comparison with them.</param>
    /// <exception cref="InputException">There is no motif, or settings do not fit each other.</exception>
    public static TomtomDatabase Prepare(IReadOnlyList<MotifDatabase> databases, TomtomOptions options)
    {
        ArgumentNullException.ThrowIfNull(databases);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate(new ValidationContext(options)).FirstOrDefault() is { } fault)
            throw new InputException($"Tomtom: {fault.ErrorMessage}");
        var targets = databases.SelectMany((database, index) => database.Motifs.Select(motif => new TomtomTarget(motif, index)));
        var groups = new List<WidthGroup>();
        var (column, first) = (0, 0);
        foreach (var sameWidth in targets.GroupBy(target => target.Motif.Width).OrderBy(group => group.Key))
        {
            var group = sameWidth.ToList();
            var oriented = options.BothStrands ? 2 * group.Count : group.Count;
            groups.Add(new WidthGroup(sameWidth.Key, group, oriented, column, first));
            column += oriented * sameWidth.Key;
            first += oriented;
        }
        if (groups.Count == 0)
            throw new InputException("The databases hold no motif to compare with; choose one that has some.");
        return new TomtomDatabase(options, TomtomMotif.BackgroundOf(options), groups);
    }

    private static TargetColumns Pool(IReadOnlyList<WidthGroup> groups, TomtomOptions options, Background background)
    {
        var columns = new TargetColumns(groups.Sum(group => group.Oriented * group.Width));
        Span<double> reversed = stackalloc double[MotifMatrix.Letters];
        foreach (var group in groups)
            for (var index = 0; index < group.Targets.Count; index++)
            {
                var motif = TomtomMotif.Create(group.Targets[index].Motif, options.Pseudocount, background);
                for (var position = 0; position < group.Width; position++)
                {
                    columns.Set(group.Column(index, position), motif.Column(position), motif.Sites);
                    if (!options.BothStrands)
                        continue;
                    motif.Column(position).CopyTo(reversed);
                    reversed.Reverse();
                    columns.Set(group.Column(group.Targets.Count + index, group.Width - 1 - position), reversed, motif.Sites);
                }
            }
        columns.Fill();
        return columns;
    }
}
