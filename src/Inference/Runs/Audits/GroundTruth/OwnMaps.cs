using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.GroundTruth;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.GroundTruth;

/// <summary>Judges a run's own maps, where its sequences are simulated and their truth is known.</summary>
/// <param name="work">The run and its maps.</param>
/// <param name="truth">What was planted.</param>
/// <param name="sequences">The most sequences of a target.</param>
internal sealed class OwnMaps(TestWork work, SimulationTruth truth, int sequences)
{
    private const int AtOnce = 64;
    private const int FewestOfClass = 10;

    // Predictions that are read for the area under the ROC curve.
    private const int MostPredictions = 5000;

    // 10^12 operations take two cores half a minute.
    private const double ComparisonBudget = 1e12;

    public TruthFile Run(IStageProgress? progress, CancellationToken token)
    {
        var rows = Rows(token);
        var tasks = new List<TruthTask>();
        for (var target = 0; target < work.Spec.Targets.Count; target++)
        {
            tasks.Add(Task(target, rows, token));
            progress?.Report(sequences * (target + 1));
        }
        return new TruthFile(null, tasks);
    }

    private TruthTask Task(int target, List<RunRow> rows, CancellationToken token)
    {
        var name = work.Spec.Targets[target].Name;
        if (MotifOf(name) is not { } motif)
            return TruthTask.NotRun(target, $"None of the planted motifs ({string.Join(", ", truth.Motifs)}) is named as the target {name}, so its right answer is not known.");
        var (with, without) = (rows.Where(row => Truth(row, motif).Sites.Count > 0).ToList(), rows.Where(row => Truth(row, motif).Sites.Count == 0).ToList());
        if (with.Count < FewestOfClass || without.Count < FewestOfClass)
            return TruthTask.NotRun(target, $"{with.Count} sequences with {motif} and {without.Count} without it are too few to tell whether the model knows it; at least {FewestOfClass} of each are needed.", motif);
        var area = Area(target, [.. with, .. without], with.Count, token);
        if (area.Low < TruthTask.LearntArea)
            return TruthTask.NotRun(target, $"The model does not know {motif}: {EvidenceText.Area(area)}. What its maps should show is therefore not known.", motif, area);
        RunRow[] drawn = [.. with];
        SeededRandom.ForItem(work.Spec.Seed, target).Shuffle<RunRow>(drawn);
        RunRow[] judged = [.. drawn.Take(sequences).OrderBy(row => row.Row)];
        return new TruthTask(target, motif, null, area, [.. judged.Select(row => row.Row)], Maps(target, motif, judged, token));
    }

    private List<TruthMap> Maps(int target, string motif, RunRow[] judged, CancellationToken token)
    {
        var tracks = work.Tracks.Select((track, place) => (track, place)).Where(of => of.track.Target == target).ToList();
        var maps = tracks.Select(of => new TruthMaps(of.track.Method, isOfRun: true)).ToList();
        var comparison = Compares(judged.Length) ? new TruthMaps(TruthMaps.Comparison.Method, isOfRun: false) : null;
        foreach (var block in judged.Chunk(AtOnce))
        {
            var explained = work.Read(block.Select(row => (int)row.Row), token);
            for (var i = 0; i < block.Length; i++)
                foreach (var (map, (_, place)) in maps.Zip(tracks))
                    map.Add(explained[i].Maps[place], Truth(block[i], motif));
            if (comparison is null)
                continue;
            var source = new MapSource(TruthMaps.Comparison, work.Spec.Targets[target], work.Spec.Seed);
            foreach (var (map, row) in source.Maps(work.Networks, [.. explained.Select(row => row.Codes)], [.. block.Select(row => row.Row)], token).Zip(block))
                comparison.Add(map, Truth(row, motif));
        }
        return [.. (comparison is null ? maps : [.. maps, comparison]).Select(map => map.ToMap())];
    }

    private bool Compares(int rows) => work.Spec.Methods.All(method => method.Method != TruthMaps.Comparison.Method)
        && 3.0 * work.Prepared.Length * rows * work.Context.Model().Operations(work.Prepared.Length) <= ComparisonBudget;

    private Interval Area(int target, List<RunRow> rows, int with, CancellationToken token)
    {
        using var results = RunResults.Open(work.Context.Folder)!;
        var predictions = rows.Select(row =>
        {
            token.ThrowIfCancellationRequested();
            return results.Predictions(row.Row)![target];
        }).ToArray();
        return Metrics.AurocInterval(predictions, [.. Enumerable.Range(0, rows.Count).Select(place => place < with)], work.Spec.Seed);
    }

    private List<RunRow> Rows(CancellationToken token)
    {
        using var reader = new RunRowReader(work.Context.Folder);
        int[] all = [.. Enumerable.Range(0, (int)reader.Count)];
        new SeededRandom(work.Spec.Seed).Shuffle<int>(all);
        return [.. all.Take(MostPredictions).Order().Select(row =>
        {
            token.ThrowIfCancellationRequested();
            return reader.Read(row, 1)[0];
        })];
    }

    private string? MotifOf(string target) => truth.Motifs.FirstOrDefault(motif => motif.Equals(target, StringComparison.OrdinalIgnoreCase))
        ?? (truth.Motifs.Count == 1 && work.Spec.Targets.Count == 1 ? truth.Motifs[0] : null);

    /// <summary>What was planted, in positions of the row's window.</summary>
    private RowTruth Truth(RunRow row, string motif)
    {
        var (shift, end) = (row.PadLeft - row.WindowStart, work.Prepared.Length - row.PadRight);
        var inside = truth.Sites(row.Id)
            .Select(site => site with { Start = Math.Max(row.PadLeft, site.Start + shift), End = Math.Min(end, site.End + shift) })
            .Where(site => site.End > site.Start);
        return RowTruth.Of(work.Prepared.Length, inside, motif);
    }
}
