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
    /// <summary>Runs it.</summary>
    /// <param name="rows">Sequences of one length with their maps, one a method; at least one sequence.</param>
    /// <param name="sources">The methods, in the order of the maps.</param>
    /// <param name="targets">For each method the number of the target that it explains.</param>
    /// <param name="progress">Hears how many methods are done.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>For each method, all changes of all sequences.</returns>
    public IReadOnlyList<IReadOnlyList<ChangeResponse>> Run(
        IReadOnlyList<ExplainedRow> rows, IReadOnlyList<MapSource> sources, IReadOnlyList<int> targets, IProgress<int>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        var sequences = new EditedSequences(rows[0].Codes.Length);
        var changes = rows.SelectMany(row => SmallChanges.Of(row, options, seed).Select(change =>
            (Row: row, Change: change, Before: sequences.Add(row.Codes), After: sequences.Add(change.Codes)))).ToList();
        if (changes.Count == 0)
            return [.. sources.Select(_ => Array.Empty<ChangeResponse>())];
        var values = evaluator.Run(sequences, token);
        var responses = new List<IReadOnlyList<ChangeResponse>>();
        for (var method = 0; method < sources.Count; method++)
        {
            var maps = sources[method].Maps(networks, [.. changes.Select(change => change.Change.Codes)], [.. changes.Select(change => change.Row.Row)], token);
            responses.Add([.. changes.Select((change, place) => ChangeResponse.Of(
                change.Row, change.Change, change.Row.Maps[method], maps[place], Output(change.After, targets[method]) - Output(change.Before, targets[method])))]);
            progress?.Report(method + 1);
        }
        return responses;

        double Output(int number, int target) => values[(number * evaluator.Targets) + target];
    }
}
