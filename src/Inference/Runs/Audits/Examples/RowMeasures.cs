using CisLens.Inference.Attribution;
using CisLens.Inference.Runs.Audits.Faithfulness;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits.Examples;

/// <summary>By what the rows of a run can be placed, for one target. Needs no native library.</summary>
public static class RowMeasures
{
    /// <summary>Reads the measures that the run has by now: prediction, the strongest attribution of each method, faithfulness where it was tested, the best motif match.</summary>
    /// <param name="folder">The run's files.</param>
    /// <param name="target">The target's index.</param>
    /// <param name="token">Checked for every row of motif sites.</param>
    /// <returns>None while the run is not prepared.</returns>
    public static IReadOnlyList<RowMeasure> Read(RunFolder folder, int target, CancellationToken token)
    {
        using var results = RunResults.Open(folder);
        if (results is null)
            return [];
        var name = RunPlanner.TargetName(results.Spec.Targets[target]);
        var measures = new List<RowMeasure> { new($"prediction of {name}", results.Column($"prediction/{target}")) };
        foreach (var track in results.Tracks.Where(track => track.Target == target))
            measures.Add(new RowMeasure($"strongest {AttributionCatalogue.Get(track.Method).Info.Name} score", results.Column(track.ToString())));
        if (FaithfulnessResult.Open(folder) is { } tested)
            measures.AddRange(Faithfulness(tested, target, results.Prepared.Rows));
        if (MotifMatch(folder, target, token) is { } match)
            measures.Add(match);
        return [.. measures.Where(measure => measure.N > 0)];
    }

    // How fast the output falls when the highest-scoring bases of a row are mutated; the test may have looked at a sample.
    private static IEnumerable<RowMeasure> Faithfulness(FaithfulnessResult tested, int target, long rows)
    {
        for (var map = 0; map < tested.Tracks.Count; map++)
        {
            if (tested.Tracks[map].Target != target)
                continue;
            var values = new float[rows];
            Array.Fill(values, float.NaN);
            foreach (var row in tested.Rows)
                values[row.Row] = row.Areas[map];
            yield return new RowMeasure($"faithfulness of {AttributionCatalogue.Get(tested.Tracks[map].Method).Info.Name}", values);
        }
    }

    // The best site of a row by its sequence: of the patterns found for this target, or else of the known motifs scanned for.
    private static RowMeasure? MotifMatch(RunFolder folder, int target, CancellationToken token)
    {
        if (RunMotifs.Open(folder) is not { } motifs)
            return null;
        var found = Enumerable.Range(0, motifs.Motifs.Discoveries.Count)
            .Where(index => motifs.Motifs.Discoveries[index].Target == target && motifs.Instances(index) is not null).ToList();
        if (found.Count > 0)
            return Best("best match of a discovered motif", motifs.Prepared.Rows, found.SelectMany(motifs.AllInstances).Select(one => (one.Place.Row, one.Instance.PValue)), token);
        return motifs.Motifs.Scan is not null && motifs.Hits(0) is not null
            ? Best("best match of a known motif", motifs.Prepared.Rows, motifs.Hits().Select(one => (one.Place.Row, one.PValue)), token)
            : null;
    }

    // Rows without a site are placed below all that have one.
    private static RowMeasure Best(string name, long rows, IEnumerable<(long Row, double PValue)> sites, CancellationToken token)
    {
        var values = new float[rows];
        foreach (var (row, pValue) in sites)
        {
            token.ThrowIfCancellationRequested();
            values[row] = Math.Max(values[row], (float)-Math.Log10(Math.Max(pValue, double.Epsilon)));
        }
        return new RowMeasure(name, values);
    }
}
