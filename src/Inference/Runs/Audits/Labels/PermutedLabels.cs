using System.Globalization;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;
using CisLens.Inference.Training;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Labels;

/// <summary>
/// Trains a network with the architecture of the run's model on the run's sequences with permuted labels, and compares its maps with
/// the run's: those of methods that show what was learnt cannot be alike (data randomisation test, Adebayo et al., arXiv 1810.03292).
/// </summary>
/// <param name="work">The run and its maps.</param>
/// <param name="sequences">The most sequences of a target whose maps are compared.</param>
internal sealed class PermutedLabels(TestWork work, int sequences)
{
    private const int FewestRows = 100;
    private const int AtOnce = 64;
    private const double TrainingShare = 0.6;

    private readonly ModelCard _card = work.Context.Package.Card;

    public LabelsFile Run(int items, IStageProgress? progress, CancellationToken token)
    {
        if (work.Classes.Count < FewestRows)
            return LabelsFile.NotRun($"{work.Classes.Count} sequences are too few to train a network on; at least {FewestRows} are needed.");
        TrainingPlan plan;
        try
        {
            plan = QuickTraining.Plan(_card, work.Prepared.Length);
        }
        catch (InputException error)
        {
            return LabelsFile.NotRun($"No network could be trained on permuted labels. {error.Message}");
        }
        var rows = Drawn(plan.Sequences);
        var examples = Permuted(rows, token);
        var targets = work.Spec.Targets.Select(target => Target.Create(target, _card)).ToList();
        // What it was shown decides which pass is best: it shall know these labels by heart.
        using var network = QuickTraining.Train(_card, targets, examples, examples, plan.Options(work.Spec.Seed), new Hears(plan, progress, (int)(TrainingShare * items)), token);
        var compared = work.Classes.Sample(sequences, work.Spec.Seed);
        return new LabelsFile(null, rows.Length, Learnt(network, targets, examples, token), [.. compared.Select(row => (long)row)], Compare(network, compared, items, progress, token));
    }

    private int[] Drawn(int most)
    {
        int[] rows = [.. Enumerable.Range(0, work.Classes.Count)];
        new SeededRandom(work.Spec.Seed).Shuffle<int>(rows);
        return [.. rows.Take(most).Order()];
    }

    /// <summary>The labels where they are those of the target, otherwise whether the output is above its median; then permuted.</summary>
    private Training.Examples Permuted(int[] rows, CancellationToken token)
    {
        using var results = RunResults.Open(work.Context.Folder)!;
        var targets = work.Spec.Targets.Count;
        var codes = new List<byte[]>();
        var predictions = new List<float[]>();
        foreach (var row in rows)
        {
            token.ThrowIfCancellationRequested();
            codes.Add(Bases.Encode(RowWindows.Read(work.Context, work.Prepared, row, 1)[0]));
            predictions.Add(results.Predictions(row)!);
        }
        var labels = new float[rows.Length * targets];
        for (var target = 0; target < targets; target++)
        {
            var of = Labels(target, rows, predictions);
            SeededRandom.ForItem(work.Spec.Seed, target).Shuffle<bool>(of);
            for (var i = 0; i < of.Length; i++)
                labels[i * targets + target] = of[i] ? 1 : 0;
        }
        return new Training.Examples(codes, labels, [.. labels.Select(_ => 1f)], targets);
    }

    private bool[] Labels(int target, int[] rows, List<float[]> predictions)
    {
        if (work.Classes.Class(target) is { } name && rows.Select(row => work.Classes.Labels[row] == name).ToArray() is var given && given.Contains(true) && given.Contains(false))
            return given;
        // Half of the ranks, so that both classes are there whatever the predictions are.
        var ranks = Correlation.Ranks<float>([.. predictions.Select(of => of[target])]);
        var order = Enumerable.Range(0, rows.Length).OrderBy(i => ranks[i]).ToArray();
        var labels = new bool[rows.Length];
        foreach (var i in order.Skip(rows.Length / 2))
            labels[i] = true;
        return labels;
    }

    private List<Interval> Learnt(SequenceModel network, List<Target> targets, Training.Examples examples, CancellationToken token)
    {
        var edited = new EditedSequences(examples.Length);
        var places = examples.Sequences.Select(codes => edited.Add(codes)).ToList();
        var outputs = new EditEvaluator(network, targets).Run(edited, token);
        return [.. targets.Select((_, target) => Metrics.AurocInterval(
            places.Select(place => outputs[place * targets.Count + target]).ToArray(),
            [.. Enumerable.Range(0, examples.Count).Select(i => examples.Labels[i * targets.Count + target] > 0)], work.Spec.Seed))];
    }

    private List<double?[]> Compare(SequenceModel network, IReadOnlyList<int> rows, int items, IStageProgress? progress, CancellationToken token)
    {
        var correlations = work.Tracks.Select(_ => new double?[rows.Count]).ToList();
        var judged = Enumerable.Range(0, work.Spec.Targets.Count).Select(target => work.Classes.Judged(target).ToHashSet()).ToList();
        foreach (var block in rows.Index().Chunk(AtOnce))
        {
            var explained = work.Read(block.Select(row => row.Item), token);
            for (var track = 0; track < work.Tracks.Count; track++)
            {
                var key = work.Tracks[track];
                var places = Enumerable.Range(0, block.Length).Where(i => judged[key.Target].Contains(block[i].Item)).ToList();
                if (places.Count == 0)
                    continue;
                var maps = new MapSource(work.Method(key), work.Spec.Targets[key.Target], work.Spec.Seed).Maps(network, [.. places.Select(i => explained[i].Codes)], [.. places.Select(i => (long)block[i].Item)], token);
                foreach (var (map, i) in maps.Zip(places))
                    correlations[track][block[i].Index] = Correlation.Spearman(explained[i].Maps[track], map);
            }
            progress?.Report((int)((TrainingShare + (1 - TrainingShare) * (block[^1].Index + 1) / rows.Count) * items));
        }
        return correlations;
    }

    private sealed class Hears(TrainingPlan plan, IStageProgress? progress, int items) : IProgress<EpochReport>
    {
        public void Report(EpochReport value)
        {
            progress?.Say(string.Create(CultureInfo.InvariantCulture, $"training on permuted labels: pass {value.Epoch} of {plan.Passes}, loss {value.TrainLoss:F3}"));
            progress?.Report(items * value.Epoch / plan.Passes);
        }
    }
}
