using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Models;

namespace CisLens.Inference.Evaluation.Stability;

/// <summary>Makes small changes of sequences and looks at what maps and outputs do.</summary>
/// <param name="networks">The model: one network, or replicas.</param>
/// <param name="evaluator">Asks it.</param>
/// <param name="options">The settings.</param>
/// <param name="seed">The run's seed.</param>
public sealed class StabilityExperiment(IReadOnlyList<SequenceModel> networks, EditEvaluator evaluator, StabilityOptions options, long seed)
{
    /// <summary>Runs it for one sequence.</summary>
    /// <param name="row">The sequence with its maps; none of them is changed near the top bases of any.</param>
    /// <param name="maps">The maps that are computed again.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>For each of these maps all changes.</returns>
    public IReadOnlyList<IReadOnlyList<ChangeResponse>> Run(ExplainedRow row, IReadOnlyList<JudgedMap> maps, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(maps);
        var changes = SmallChanges.Of(row, options, seed);
        if (changes.Count == 0)
            return [.. maps.Select(_ => Array.Empty<ChangeResponse>())];
        var sequences = new EditedSequences(row.Codes.Length);
        var before = sequences.Add(row.Codes);
        int[] after = [.. changes.Select(change => sequences.Add(change.Codes))];
        var values = evaluator.Run(sequences, token);
        byte[][] copies = [.. changes.Select(change => change.Codes)];
        long[] rows = [.. changes.Select(_ => row.Row)];
        return [.. maps.Select(map =>
        {
            var changed = map.Source.Maps(networks, copies, rows, token);
            return changes.Select((change, place) => ChangeResponse.Of(
                row, change, row.Maps[map.Number], changed[place], Output(after[place], map.Target) - Output(before, map.Target))).ToList();
        })];

        double Output(int number, int target) => values[(number * evaluator.Targets) + target];
    }
}
