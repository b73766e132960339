using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>Summarises the mutation experiment over a dataset, class by class.</summary>
public static class FaithfulnessSummary
{
    /// <summary>Computes it.</summary>
    /// <param name="outputs">What the experiment gave.</param>
    /// <param name="classes">The class of each sequence; those with null are left out.</param>
    /// <param name="isRight">Whether an output (third) of a target (second) classifies a sequence (first) right; null without labels that fit.</param>
    /// <param name="seed">Decides the bootstrap.</param>
    /// <param name="token">Checked before each map.</param>
    /// <returns>The classes by name.</returns>
    public static IReadOnlyList<ClassFaithfulness> Of(
        FaithfulnessOutputs outputs, IReadOnlyList<string?> classes, Func<int, int, float, bool>? isRight, long seed, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Count != outputs.Rows)
            throw new ArgumentException($"There are {classes.Count} classes for {outputs.Rows} sequences.", nameof(classes));
        return [.. Enumerable.Range(0, outputs.Rows)
            .Where(row => classes[row] is not null)
            .GroupBy(row => classes[row]!)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => OfClass(group.Key, new ClassOutputs(outputs, [.. group], isRight, seed), token))];
    }

    private static ClassFaithfulness OfClass(string name, ClassOutputs outputs, CancellationToken token)
    {
        var maps = new List<MapFaithfulness>();
        for (var map = 0; map < outputs.Shape.Maps; map++)
        {
            token.ThrowIfCancellationRequested();
            maps.Add(outputs.Summarise(map));
        }
        var targets = outputs.Shape.MapTargets;
        var ranking = PairedRanking.Of([.. maps.Select(map => outputs.Areas(map.Map))], (first, second) => targets[first] == targets[second], outputs.Seed);
        return new ClassFaithfulness(name, outputs.Count, maps, ranking);
    }
}
