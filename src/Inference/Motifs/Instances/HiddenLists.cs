using System.Globalization;

namespace CisLens.Inference.Motifs.Instances;

/// <summary>The two lists that people hide: what the model relies on and nobody can name, and what ought to matter and does not.</summary>
public static class HiddenLists
{
    /// <summary>Strong stretches of attribution that no instance of any motif explains, the strongest first.</summary>
    /// <param name="strong">The strong stretches, e.g. seqlets.</param>
    /// <param name="instances">Instances of all motifs.</param>
    /// <param name="options">The settings.</param>
    public static HiddenList<Seqlet> Unmatched(IReadOnlyList<Seqlet> strong, IReadOnlyList<MotifInstance> instances, HiddenOptions options)
    {
        ArgumentNullException.ThrowIfNull(strong);
        ArgumentNullException.ThrowIfNull(options);
        var rows = instances.ToLookup(instance => instance.Row);
        var unmatched = strong
            .Where(seqlet => !rows[seqlet.Row].Any(instance => Shared(seqlet, instance) >= options.ExplainedShare * seqlet.Width))
            .OrderByDescending(seqlet => Math.Abs(seqlet.Contribution)).ThenBy(seqlet => seqlet.Row).ThenBy(seqlet => seqlet.Start);
        return new HiddenList<Seqlet>([.. unmatched], strong.Count, string.Create(CultureInfo.InvariantCulture,
            $"strong stretches of which no instance of any motif covers {100 * options.ExplainedShare:0.##} % of the bases"));
    }

    /// <summary>Good instances by sequence that contribute no more than ordinary windows, the best by sequence first.</summary>
    /// <param name="instances">Instances of all motifs.</param>
    /// <param name="options">The settings.</param>
    public static HiddenList<MotifInstance> Ignored(IReadOnlyList<MotifInstance> instances, HiddenOptions options)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(options);
        var good = instances.Where(instance => instance.PValue <= options.GoodPValue).ToList();
        var ignored = good.Where(instance => instance.Percentile <= options.IgnoredPercentile)
            .OrderBy(instance => instance.PValue).ThenBy(instance => instance.Percentile).ThenBy(instance => instance.Row).ThenBy(instance => instance.Start);
        return new HiddenList<MotifInstance>([.. ignored], good.Count, string.Create(CultureInfo.InvariantCulture,
            $"instances with a p-value of the sequence up to {options.GoodPValue:0.#e+0} whose contributions are no stronger than percentile {options.IgnoredPercentile:0.##} of all windows of their width"));
    }

    private static int Shared(Seqlet seqlet, MotifInstance instance) =>
        Math.Min(seqlet.End, instance.End) - Math.Max(seqlet.Start, instance.Start);
}
