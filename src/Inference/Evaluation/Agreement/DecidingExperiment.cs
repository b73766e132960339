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
        var values = evaluator.Run(sequences, token);
        return [.. plans.Select((plan, place) => plan.Judge(rows[place], first, second, number => values[(number * evaluator.Targets) + target]))];
    }

    private DisputePlan Plan(ExplainedRow row, int first, int second, EditedSequences sequences)
    {
        var known = new KnownPositions(row.Codes);
        var (left, right) = (known.Largest(row.Maps[first], options.Top), known.Largest(row.Maps[second], options.Top));
        int[] firstOnly = [.. left.Except(right)];
        int[] secondOnly = [.. right.Except(left)];
        var others = Enumerable.Range(0, options.Replacements)
            .Select(draw => Replacements.OtherBases(row.Codes, new RowRandom(seed, row.Row).Of(RowDraw.Replacement, draw))).ToList();
        return new DisputePlan(sequences.Add(row.Codes), firstOnly, secondOnly, Edits(firstOnly), Edits(secondOnly));

        int[] Edits(int[] positions) => [.. others.Select(bases => sequences.Add(Replacements.Apply(row.Codes, positions, bases)))];
    }

    private sealed record DisputePlan(int Original, int[] FirstOnly, int[] SecondOnly, int[] FirstEdits, int[] SecondEdits)
    {
        public Dispute Judge(ExplainedRow row, int first, int second, Func<int, double> output) => new(
            row.Row, FirstOnly.Length,
            FirstEdits.Average(edit => output(Original) - output(edit)),
            SecondEdits.Average(edit => output(Original) - output(edit)),
            Math.Sign(FaithfulnessCorrelation.Sum(row.Maps[first], FirstOnly)),
            Math.Sign(FaithfulnessCorrelation.Sum(row.Maps[second], SecondOnly)));
    }
}
