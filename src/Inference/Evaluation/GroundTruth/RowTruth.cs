using CisLens.Inference.Simulation;

namespace CisLens.Inference.Evaluation.GroundTruth;

/// <summary>Which bases of a simulated sequence matter, because a motif of the target was planted there, and which only look as if.</summary>
/// <param name="Length">Bases of the sequence.</param>
/// <param name="Sites">The planted sites of the target's motif.</param>
/// <param name="Decoys">The planted sites of other motifs.</param>
public sealed record RowTruth(int Length, IReadOnlyList<PlantedSite> Sites, IReadOnlyList<PlantedSite> Decoys)
{
    /// <summary>Sorts out what was planted.</summary>
    /// <param name="length">Bases of the sequence.</param>
    /// <param name="sites">What was planted in it.</param>
    /// <param name="motif">The motif that the target answers to.</param>
    public static RowTruth Of(int length, IEnumerable<PlantedSite> sites, string motif)
    {
        var all = sites.ToList();
        return new RowTruth(length, [.. all.Where(site => site.Motif == motif)], [.. all.Where(site => site.Motif != motif)]);
    }

    /// <summary>Whether each base is inside of a site of the target's motif.</summary>
    public bool[] Planted => Inside(Sites);

    /// <summary>Whether each base is inside of a site of another motif and of none of the target's.</summary>
    public bool[] Deceptive => [.. Inside(Decoys).Zip(Planted, (decoy, planted) => decoy && !planted)];

    private bool[] Inside(IEnumerable<PlantedSite> sites)
    {
        var inside = new bool[Length];
        foreach (var site in sites)
            inside.AsSpan(site.Start, site.End - site.Start).Fill(true);
        return inside;
    }
}
