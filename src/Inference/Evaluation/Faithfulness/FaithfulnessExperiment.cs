using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.Metrics;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>
/// Runs the mutation experiment: all edits of all maps of a sequence are planned together, equal ones once, and asked of the model in
/// the same batches. Sensitivity-n, faithfulness correlation and infidelity follow from the random draws without another pass.
/// </summary>
public sealed class FaithfulnessExperiment
{
    // Sequences are gathered until batches are full; a sequence has hundreds of edits, so few are open at once.
    private const int Gathered = 8192;

    private readonly EditEvaluator _evaluator;
    private readonly FaithfulnessPlanner _planner;
    private readonly FaithfulnessShape _shape;

    /// <summary>Prepares it.</summary>
    /// <param name="evaluator">Asks the model; knows the targets.</param>
    /// <param name="mapTargets">For each map the number of the target that it explains.</param>
    /// <param name="options">The settings.</param>
    /// <param name="seed">The run's seed.</param>
    public FaithfulnessExperiment(EditEvaluator evaluator, IReadOnlyList<int> mapTargets, FaithfulnessOptions options, long seed)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        _evaluator = evaluator;
        _planner = new FaithfulnessPlanner(options, seed);
        _shape = FaithfulnessShape.Of(options, mapTargets, evaluator.Targets);
    }

    /// <summary>The edits that were wanted so far; <see cref="EditEvaluator.ForwardPasses"/> are fewer, as equal ones are asked once.</summary>
    public long Wanted { get; private set; }

    /// <summary>The different sequences among them.</summary>
    public long Different { get; private set; }

    /// <summary>Runs it for some sequences.</summary>
    /// <param name="rows">The sequences with their maps; each with at least two known bases.</param>
    /// <param name="isAsked">Whether a target, given by its number, is judged on a sequence; the outputs of its maps on others are not a number.</param>
    /// <param name="progress">Hears how many sequences are done.</param>
    /// <param name="token">Checked before each batch.</param>
    public FaithfulnessOutputs Run(IReadOnlyList<ExplainedRow> rows, Func<ExplainedRow, int, bool> isAsked, IProgress<int>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(isAsked);
        var outputs = new FaithfulnessOutputs(_shape, rows.Count);
        for (var done = 0; done < rows.Count;)
        {
            var sequences = new EditedSequences(rows[done].Codes.Length);
            var plans = new List<RowPlan>();
            while (done + plans.Count < rows.Count && rows[done + plans.Count].Codes.Length == sequences.Length && sequences.Count < Gathered)
                plans.Add(Plan(rows[done + plans.Count], isAsked, sequences));
            (Wanted, Different) = (Wanted + sequences.Added, Different + sequences.Count);
            var values = _evaluator.Run(sequences, token);
            for (var i = 0; i < plans.Count; i++)
                Collect(outputs, done + i, plans[i], rows[done + i], values);
            done += plans.Count;
            progress?.Report(done);
        }
        return outputs;
    }

    private RowPlan Plan(ExplainedRow row, Func<ExplainedRow, int, bool> isAsked, EditedSequences sequences) =>
        _planner.Plan(row, map => isAsked(row, _shape.MapTargets[map]), sequences);

    private void Collect(FaithfulnessOutputs outputs, int row, RowPlan plan, ExplainedRow explained, float[] values)
    {
        var (maps, targets) = (_shape.Maps, _shape.Targets);
        plan.Counts.CopyTo(outputs.Counts, row * plan.Counts.Length);
        for (var target = 0; target < targets; target++)
        {
            outputs.Original[(row * targets) + target] = values[(plan.Original * targets) + target];
            Copy(plan.Random, 0, 1, target, outputs.Random, (row * targets) + target);
            Copy(plan.ShuffleRandom, 0, 1, target, outputs.ShuffleRandom, (row * targets) + target);
            Copy(plan.Backgrounds, 0, 1, target, outputs.Backgrounds, (row * targets) + target);
        }
        for (var map = 0; map < maps; map++)
        {
            var place = (row * maps) + map;
            Copy(plan.Mutated, map, maps, _shape.MapTargets[map], outputs.Mutated, place);
            Copy(plan.ShuffleMutated, map, maps, _shape.MapTargets[map], outputs.ShuffleMutated, place);
            Copy(plan.Blocks, map, maps, _shape.MapTargets[map], outputs.Blocks, place);
            Copy(plan.Inserted, map, maps, _shape.MapTargets[map], outputs.Inserted, place);
            Correlate(outputs, row, map, plan, explained.Maps[map]);
        }

        // One of several equal parts of a plan's numbers, as outputs, to a place of that size.
        void Copy(int[] numbers, int part, int parts, int target, float[] to, int place)
        {
            var size = numbers.Length / parts;
            for (var i = 0; i < size; i++)
                to[(place * size) + i] = numbers[(part * size) + i] is >= 0 and var number ? values[(number * targets) + target] : float.NaN;
        }
    }

    private void Correlate(FaithfulnessOutputs outputs, int row, int map, RowPlan plan, float[] scores)
    {
        var (levels, draws, target) = (_shape.Levels.Count, _shape.Draws, _shape.MapTargets[map]);
        var used = levels - 1;
        if (plan.Mutated[map * levels] < 0)
        {
            outputs.SensitivityN.AsSpan(((row * _shape.Maps) + map) * used, used).Fill(float.NaN);
            outputs.Correlation[(row * _shape.Maps) + map] = outputs.Infidelity[(row * _shape.Maps) + map] = float.NaN;
            return;
        }
        var (predicted, drops) = (new double[used * draws], new double[used * draws]);
        var before = outputs.Original[(row * _shape.Targets) + target];
        for (var level = 0; level < used; level++)
        {
            for (var draw = 0; draw < draws; draw++)
            {
                var place = (level * draws) + draw;
                predicted[place] = FaithfulnessCorrelation.Sum(scores, plan.Places[draw].AsSpan(0, plan.Counts[level]));
                drops[place] = before - (double)outputs.Random[outputs.AtRandom(row, target, draw, level)];
            }
            var part = (level * draws)..((level + 1) * draws);
            outputs.SensitivityN[(((row * _shape.Maps) + map) * used) + level] = (float)Correlation.Pearson(predicted.AsSpan(part), drops.AsSpan(part));
        }
        outputs.Correlation[(row * _shape.Maps) + map] = (float)Correlation.Pearson(predicted, drops);
        outputs.Infidelity[(row * _shape.Maps) + map] = (float)Infidelity.Of(predicted, drops);
    }
}
