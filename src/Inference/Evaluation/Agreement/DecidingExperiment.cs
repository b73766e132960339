using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.Metrics;

namespace CisLens.Inference.Evaluation.Agreement;

/// <summary>
/// Settles what two maps dispute: only the bases that one of them has among its top bases are replaced, then only those of the other,
/// and the model is asked which of them matter. All sequences share their forward passes.
/// </summary>
/// <param name="evaluator">Asks the model.</param>
/// <param name="options">The settings.</param>
/// <param name="seed">The run's seed.</param>
public sealed class DecidingExperiment(EditEvaluator evaluator, AgreementOptions options, long seed)
{
    /// <summary>Answers that were wanted so far.</summary>
    public long Wanted { get; private set; }

    /// <summary>The different sequences among them.</summary>
    public long Different { get; private set; }

    /// <summary>Runs it.</summary>
    /// <param name="rows">Sequences of one length with their maps.</param>
    /// <param name="first">The number of a map.</param>
    /// <param name="second">The number of another of the same target.</param>
    /// <param name="target">The number of that target.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>One entry a sequence, in their order; without disputed bases where both have the same top bases.</returns>
    public IReadOnlyList<Dispute> Run(IReadOnlyList<ExplainedRow> rows, int first, int second, int target, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
            return [];
        var sequences = new EditedSequences(rows[0].Codes.Length);
        var plans = rows.Select(row => Plan(row, first, second, sequences)).ToList();
        (Wanted, Different) = (Wanted + sequences.Added, Different + sequences.Count);
        var values = evaluator.Run(sequences, token);
        return [.. plans.Select((plan, place) => plan.Judge(rows[place], first, second, number => values[(number * evaluator.Targets) + target]))];
    }

    private DisputePlan Plan(ExplainedRow row, int first, int second, EditedSequences sequences)
    {
        var disputed = DisputedPositions.Of(row.Codes, row.Maps[first], row.Maps[second], options.Top);
        var others = Enumerable.Range(0, options.Replacements)
            .Select(draw => Replacements.OtherBases(row.Codes, new RowRandom(seed, row.Row).Of(RowDraw.Replacement, draw))).ToList();
        return new DisputePlan(sequences.Add(row.Codes), disputed, Edits(disputed.First), Edits(disputed.Second));

        int[] Edits(IReadOnlyList<int> positions) => [.. others.Select(bases => sequences.Add(Replacements.Apply(row.Codes, [.. positions], bases)))];
    }

    private sealed record DisputePlan(int Original, DisputedPositions Disputed, int[] FirstEdits, int[] SecondEdits)
    {
        public Dispute Judge(ExplainedRow row, int first, int second, Func<int, double> output) => new(
            row.Row, Disputed.First.Count,
            FirstEdits.Average(edit => output(Original) - output(edit)),
            SecondEdits.Average(edit => output(Original) - output(edit)),
            Math.Sign(FaithfulnessCorrelation.Sum(row.Maps[first], [.. Disputed.First])),
            Math.Sign(FaithfulnessCorrelation.Sum(row.Maps[second], [.. Disputed.Second])));
    }
}
