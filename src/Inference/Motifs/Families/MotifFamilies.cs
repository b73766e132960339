using CisLens.Shared;

namespace CisLens.Inference.Motifs.Families;

/// <summary>
/// Families of known motifs by how alike they look, so that redundant names can be grouped. The similarity of two motifs is that
/// of RSAT's matrix-clustering (Castro-Mondragon et al., Nucleic Acids Research 2017): correlation over the overlap, times the
/// share of both that overlaps, the best over offsets and strands. Groups are those of average linkage; RSAT cuts its tree by two
/// limits (similarity and plain correlation), this by the similarity alone.
/// </summary>
public sealed class MotifFamilies
{
    /// <summary>The similarities of more motifs would not fit into memory: half a square of 4-byte numbers, 200 MB.</summary>
    public const int MaximumMotifs = 10_000;

    private readonly IReadOnlyList<IReadOnlyDictionary<string, MotifFamily>> _byMotif;

    private MotifFamilies(IReadOnlyList<MotifFamily> families, IReadOnlyList<IReadOnlyDictionary<string, MotifFamily>> byMotif) =>
        (Families, _byMotif) = (families, byMotif);

    /// <summary>All families, each motif in exactly one.</summary>
    public IReadOnlyList<MotifFamily> Families { get; }

    /// <summary>The family of a motif.</summary>
    /// <param name="database">Index of its database.</param>
    /// <param name="id">Its identifier.</param>
    /// <exception cref="KeyNotFoundException">The database has no such motif.</exception>
    public MotifFamily Of(int database, string id) => _byMotif[database][id];

    /// <summary>The family of the known motif of a match; the matches come from the same databases in the same order.</summary>
    public MotifFamily Of(MotifMatch match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return Of(match.Database, match.Target.Id);
    }

    /// <summary>Groups the motifs of some databases; the result depends on nothing but them and the settings.</summary>
    /// <param name="databases">Together.</param>
    /// <param name="options">How alike members must be.</param>
    /// <param name="cancellationToken">Checked for each motif.</param>
    /// <exception cref="InputException">There are more than <see cref="MaximumMotifs"/> motifs.</exception>
    public static MotifFamilies Find(IReadOnlyList<MotifDatabase> databases, FamilyOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(databases);
        ArgumentNullException.ThrowIfNull(options);
        var motifs = databases.SelectMany(database => database.Motifs).ToList();
        if (motifs.Count > MaximumMotifs)
            throw new InputException($"{motifs.Count} known motifs are too many to be grouped into families; choose databases with at most {MaximumMotifs} motifs in all.");
        var matrix = SimilarityMatrix.Of(motifs, options.MinimumOverlap, cancellationToken);
        var groups = AverageLinkage.Group(matrix, options.Similarity, cancellationToken);
        var families = new List<MotifFamily>(groups.Count);
        var byIndex = new MotifFamily[motifs.Count];
        foreach (var group in groups)
        {
            families.Add(Describe(families.Count, [.. group.Select(index => motifs[index])], options, cancellationToken));
            foreach (var index in group)
                byIndex[index] = families[^1];
        }
        var byMotif = new List<IReadOnlyDictionary<string, MotifFamily>>();
        foreach (var database in databases)
        {
            var first = byMotif.Sum(earlier => earlier.Count);
            byMotif.Add(database.Motifs.Index().ToDictionary(motif => motif.Item.Id, motif => byIndex[first + motif.Index]));
        }
        return new MotifFamilies(families, byMotif);
    }

    private static MotifFamily Describe(int id, IReadOnlyList<Motif> members, FamilyOptions options, CancellationToken cancellation)
    {
        var matrix = SimilarityMatrix.Of(members, options.MinimumOverlap, cancellation);
        var centre = members[Enumerable.Range(0, members.Count)
            .MaxBy(one => Enumerable.Range(0, members.Count).Where(other => other != one).Sum(other => (double)matrix[one, other]))];
        var stated = members.Where(member => member.Family is not null)
            .CountBy(member => member.Family!)
            .FirstOrDefault(family => members.Count > 1 && 2 * family.Value > members.Count).Key;
        return new MotifFamily(id, stated is null ? centre.Title : $"{stated} ({centre.Title})", centre, members);
    }
}
