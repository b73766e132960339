using CisLens.Inference.Evaluation.Agreement;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Sequences;
using CisLens.Shared.Runs;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;

namespace CisLens.Web.Audits.Agreement;

/// <summary>Reads the maps of a sequence and marks the bases that methods dispute.</summary>
public sealed class DisputedSequences(RunTracks runs)
{
    private const string Observed = "observed";

    /// <summary>Null when there is no such sequence, or not all of its maps.</summary>
    /// <param name="head">The run.</param>
    /// <param name="row">Place in the run.</param>
    /// <param name="tracks">The methods that are compared, of one target.</param>
    /// <param name="top">How many bases with the largest scores are compared.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<DisputedView?> ReadAsync(ResultsHead head, long row, IEnumerable<TrackKey> tracks, int top, CancellationToken cancellationToken)
    {
        if (runs.Row(head.Run.Id, row) is not { } sequence)
            return null;
        List<TrackLine> lines = [.. tracks.Select(track => TestNames.Line(head, track)).OfType<TrackLine>()];
        var maps = new List<float[]>(lines.Count);
        foreach (var line in lines)
        {
            if (await runs.TrackAsync(head.Run.ProjectId, head.Run.Id, row, line.Key, Observed, cancellationToken) is not { } map)
                return null;
            maps.Add(map.Values);
        }

        var disputed = DisputedBases.Of(new ExplainedRow(row, Bases.Encode(sequence.Bases), maps), top);
        var options = TrackOptions.Of(head, sequence, lines, HeatMaps.None, null)
            .With([.. lines.Select((line, map) => (line.Key, Lane(line, disputed[map], maps[map], top)))]);
        return new DisputedView(sequence, options);
    }

    private static TrackSpec Lane(TrackLine line, DisputedBases bases, float[] map, int top) => new(
        $"top/{line.Key}", $"Top {Words.Count(top)} bases of {line.Method.Name}", "hits", "", "", $"{Words.Count(bases.Disputed.Count)} disputed", "")
    {
        Hits =
        [
            .. Stretches(bases.Disputed).Select(part => Hit(part, map, "disputed")),
            .. Stretches(bases.Top.Except(bases.Disputed)).Select(part => Hit(part, map, "shared")),
        ],
    };

    private static TrackHit Hit((int Start, int End) part, float[] map, string label)
    {
        var sum = map[part.Start..part.End].Sum();
        return new TrackHit(part.Start, part.End, "", "", $"{label}, scores {Words.Score(sum)} in all", label == "shared" ? "none" : sum < 0 ? "low" : "high", "", false);
    }

    // Neighbors become one stretch.
    private static IEnumerable<(int Start, int End)> Stretches(IEnumerable<int> positions)
    {
        (int Start, int End)? open = null;
        foreach (var position in positions)
        {
            if (open is { } part && part.End != position)
                yield return part;
            open = open is { } same && same.End == position ? (same.Start, position + 1) : (position, position + 1);
        }

        if (open is { } last)
            yield return last;
    }
}
