using CisLens.Inference.Motifs.Scanning;

namespace CisLens.Inference.Motifs.Lookup;

/// <summary>The sites of a motif in the rows of a run, each judged by sequence and by attribution.</summary>
/// <param name="Motif">The motif.</param>
/// <param name="Sites">The sites, smallest p-value first.</param>
/// <param name="LeftOut">Sites left out, because their row has no contributions or too few other places.</param>
public sealed record MotifEvidence(Motif Motif, IReadOnlyList<SiteEvidence> Sites, int LeftOut)
{
    /// <summary>Fewest places of a row without a site; with fewer there is nothing to compare with, and the row's sites are left out.</summary>
    public const int FewestPlaces = 10;

    /// <summary>Sites that the model uses.</summary>
    public int Used => Sites.Count(site => site.IsUsed);

    /// <summary>
    /// Judges sites by attribution: the absolute sum of a site's contributions beside those of all places of the same width in
    /// the same row that touch no site. Rows are not mixed, because a model may see much more in one than in another.
    /// </summary>
    /// <param name="motif">The motif.</param>
    /// <param name="hits">Its sites; positions count in the rows' arrays.</param>
    /// <param name="contributions">The contributions of a row, [length]; null where they are not computed, and the row's sites are left out.</param>
    /// <param name="token">Checked for each row.</param>
    public static MotifEvidence Measure(Motif motif, IReadOnlyList<MotifHit> hits, Func<long, float[]?> contributions, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(motif);
        ArgumentNullException.ThrowIfNull(hits);
        ArgumentNullException.ThrowIfNull(contributions);
        var judged = new Dictionary<MotifHit, SiteEvidence>(ReferenceEqualityComparer.Instance);
        foreach (var row in hits.GroupBy(hit => hit.Row))
        {
            token.ThrowIfCancellationRequested();
            if (contributions(row.Key) is { } values)
                foreach (var site in Judge(motif.Width, [.. row], Running(values)))
                    judged[site.Hit] = site;
        }

        return new MotifEvidence(motif, [.. hits.Where(judged.ContainsKey).Select(hit => judged[hit])], hits.Count - judged.Count);
    }

    private static IEnumerable<SiteEvidence> Judge(int width, List<MotifHit> sites, double[] running)
    {
        double Sum(int start) => running[start + width] - running[start];
        var places = Enumerable.Range(0, Math.Max(0, running.Length - width))
            .Where(start => !sites.Exists(site => site.Start < start + width && start < site.End))
            .Select(start => Math.Abs(Sum(start))).ToList();
        return places.Count < FewestPlaces
            ? []
            : sites.Select(site => new SiteEvidence(site, Sum(site.Start), (double)places.Count(place => place >= Math.Abs(Sum(site.Start))) / places.Count));
    }

    /// <summary>[length + 1]: the sum of everything before a position; what is no number counts 0.</summary>
    private static double[] Running(float[] values)
    {
        var running = new double[values.Length + 1];
        for (var position = 0; position < values.Length; position++)
            running[position + 1] = running[position] + (float.IsFinite(values[position]) ? values[position] : 0);
        return running;
    }
}
