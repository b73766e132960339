using System.Collections.Concurrent;
using CisLens.Inference.Experiments;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>Reads what the test of motif effects found. Needs no native library; may be used from several threads.</summary>
public sealed class EffectsResult
{
    private readonly RunSpec _spec;
    private readonly float[] _outputs;
    private readonly ConcurrentDictionary<int, IReadOnlyList<TestedEffect>> _effects = new();

    private EffectsResult(RunSpec spec, IReadOnlyList<EffectsChunk> chunks, float[] outputs)
    {
        (_spec, _outputs) = (spec, outputs);
        (Options, Motifs, Groups) = (chunks[0].Options, chunks[0].Motifs, chunks[0].Options.Groups);
        Passes = PassCount.Sum(chunks.Select(chunk => chunk.Passes));
    }

    /// <summary>The settings as they were used.</summary>
    public EffectsOptions Options { get; }

    /// <summary>The motifs; none where the run found none.</summary>
    public IReadOnlyList<TestedMotif> Motifs { get; }

    /// <summary>The kinds of backgrounds: the two null models, then the first of them on the second dataset, if there is one.</summary>
    public IReadOnlyList<EffectGroup> Groups { get; }

    /// <summary>What was asked of the model; equal sequences of a chunk are asked about once.</summary>
    public PassCount Passes { get; }

    private int Arms => EffectArms.Count(Motifs.Count);

    /// <summary>Opens a run; null while the test is not done, and for runs without it.</summary>
    public static EffectsResult? Open(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var key = StageKeys.Test(EffectsTest.Id);
        if (PreparedRun.Read(folder)?.Layout(key) is not { } layout || !Enumerable.Range(0, layout.Count).All(chunk => folder.IsWhole(key, chunk)))
            return null;
        return Read(RunSpec.FromJson(File.ReadAllText(folder.Spec)), [.. Enumerable.Range(0, layout.Count).Select(chunk => folder.Chunk(key, chunk))]);
    }

    /// <summary>The outputs on the backgrounds as they are.</summary>
    /// <param name="group">Index of the kind.</param>
    /// <param name="target">Index of the target.</param>
    /// <returns>One a background, in the unit of the target.</returns>
    public double[] Backgrounds(int group, int target) => Outputs(group, 0, target);

    /// <summary>The effects of a target's motifs under all kinds of backgrounds, motif by motif; false discovery rates are over all of them.</summary>
    /// <param name="target">Index of the target.</param>
    public IReadOnlyList<TestedEffect> Effects(int target) => _effects.GetOrAdd(target, _ =>
    {
        var asked = (from motif in Motifs.Index() where motif.Item.Targets.Contains(target) from kind in Groups.Index() select (Motif: motif.Index, Kind: kind.Index)).ToList();
        var measured = MotifEffects.Of([.. asked.Select(one => new MotifDifferences(
            Differences(one.Kind, EffectArms.Motif(one.Motif), target),
            Differences(one.Kind, EffectArms.Shuffled(one.Motif), target),
            Differences(one.Kind, EffectArms.Scrambled(one.Motif), target)))], _spec.Seed);
        return [.. asked.Zip(measured, (one, effect) => new TestedEffect(Motifs[one.Motif], one.Kind, effect))];
    });

    /// <summary>
    /// The rank correlation of the effects of a target's motifs on the first kind of backgrounds and on that of the second dataset, with its
    /// bootstrap interval over backgrounds; null without a second dataset, and with fewer than <see cref="FewestMotifs"/> motifs.
    /// </summary>
    /// <param name="target">Index of the target.</param>
    public Estimate? Agreement(int target)
    {
        int[] motifs = [.. Motifs.Index().Where(motif => motif.Item.Targets.Contains(target)).Select(motif => motif.Index)];
        if (!Groups[^1].IsOther || motifs.Length < FewestMotifs)
            return null;
        var (here, there) = (Columns(0), Columns(Groups.Count - 1));
        return Bootstrap.Of(Options.Backgrounds, items => Correlation.Spearman(Means(here, items), Means(there, items)), _spec.Seed);

        List<double[]> Columns(int group) => [.. motifs.Select(motif => Differences(group, EffectArms.Motif(motif), target))];
    }

    /// <summary>With fewer motifs their order says too little.</summary>
    public const int FewestMotifs = 4;

    internal static EffectsResult Read(RunSpec spec, IReadOnlyList<string> chunks) =>
        new(spec, [.. chunks.Select(EffectsChunk.Read)], [.. chunks.SelectMany(chunk => EffectsChunk.ReadOutputs(chunk).Data)]);

    private static double[] Means(List<double[]> columns, int[] items)
    {
        var means = new double[columns.Count];
        for (var column = 0; column < means.Length; column++)
        {
            foreach (var item in items)
                means[column] += columns[column][item];
            means[column] /= items.Length;
        }
        return means;
    }

    private double[] Differences(int group, int arm, int target) => [.. Outputs(group, arm, target).Zip(Outputs(group, 0, target), (with, without) => with - without)];

    private double[] Outputs(int group, int arm, int target)
    {
        var outputs = new double[Options.Backgrounds];
        for (var number = 0; number < outputs.Length; number++)
        {
            var item = (long)(group * Options.Backgrounds) + number;
            outputs[number] = _outputs[(((item * Arms) + arm) * _spec.Targets.Count) + target];
        }
        return outputs;
    }
}
