using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>Summarises the mutation experiment over the sequences of a class.</summary>
public static class FaithfulnessSummary
{
    /// <summary>Computes it for the maps of one target.</summary>
    /// <param name="outputs">What the experiment gave.</param>
    /// <param name="name">The name of the class.</param>
    /// <param name="rows">The places of its sequences in the outputs; at least one.</param>
    /// <param name="target">The number of the target.</param>
    /// <param name="withMaps">Whether its maps were asked about on these sequences; otherwise they are left out.</param>
    /// <param name="isRight">Whether an output classifies a sequence of the class right; null where that cannot be told.</param>
    /// <param name="seed">Decides the bootstrap.</param>
    /// <param name="token">Checked before each map.</param>
    public static ClassFaithfulness Of(
        FaithfulnessOutputs outputs, string name, IReadOnlyList<int> rows, int target, bool withMaps, Func<float, bool>? isRight, long seed, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(rows);
        var shape = outputs.Shape;
        var part = new ClassOutputs(outputs, rows, isRight, seed);
        int[] maps = [.. Enumerable.Range(0, shape.Maps).Where(map => withMaps && shape.MapTargets[map] == target)];
        var summaries = new List<MapFaithfulness>();
        foreach (var map in maps)
        {
            token.ThrowIfCancellationRequested();
            summaries.Add(part.Summarise(map));
        }
        token.ThrowIfCancellationRequested();
        var ranking = PairedRanking.Of([.. maps.Select(part.Areas)], (_, _) => true, seed)
            .Select(pair => pair with { First = maps[pair.First], Second = maps[pair.Second] });
        var (output, accuracy) = part.Unchanged(target);
        return new ClassFaithfulness(name, target, rows.Count, output, accuracy, summaries, [.. ranking]);
    }

    /// <summary>How often a sequence is still called a member of a class when all of its bases are replaced at random.</summary>
    /// <param name="outputs">What the experiment gave.</param>
    /// <param name="rows">The places of the sequences; at least one.</param>
    /// <param name="target">The number of the target.</param>
    /// <param name="isMember">Whether an output calls a sequence a member.</param>
    /// <param name="seed">Decides the bootstrap.</param>
    /// <returns>The mean over sequences of the share of their draws.</returns>
    public static Estimate RandomMembers(FaithfulnessOutputs outputs, IReadOnlyList<int> rows, int target, Func<float, bool> isMember, long seed)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(rows);
        var (shape, last) = (outputs.Shape, outputs.Shape.Levels.Count - 1);
        return Bootstrap.Mean(
            [.. rows.Select(row => Enumerable.Range(0, shape.Draws).Average(draw => isMember(outputs.Random[outputs.AtRandom(row, target, draw, last)]) ? 1.0 : 0))], seed);
    }
}
