using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using CisLens.Web.Shell;

namespace CisLens.Web.Tracks;

/// <summary>The hits of one row for one target, as tracks: a lane for the seqlets of each discovery.</summary>
public static class RunHits
{
    /// <summary>The lanes that hold something, and the attributions that they came from.</summary>
    /// <param name="head">The run.</param>
    /// <param name="motifs">What it found.</param>
    /// <param name="row">Place in the run.</param>
    /// <param name="target">Index of the target.</param>
    /// <param name="chosen">The hit that the page was opened for.</param>
    public static IEnumerable<(TrackKey From, TrackSpec Hits)> Of(ResultsHead head, RunMotifs motifs, long row, int target, HitKey? chosen)
    {
        for (var index = 0; index < motifs.Motifs.Discoveries.Count; index++)
        {
            var spec = motifs.Motifs.Discoveries[index];
            if (spec.Target != target || motifs.Discovery(index) is not { } found)
                continue;
            var track = head.Tracks.FirstOrDefault(one => one.Key == new TrackKey(spec.Method, spec.Target));
            List<TrackHit> hits = [.. Seqlets(head, found, index, row, track?.Unit ?? "", chosen)];
            if (hits.Count > 0)
            {
                yield return (new TrackKey(spec.Method, spec.Target), new TrackSpec($"hits/{index}", $"Seqlets by {Procedure(spec)} on {track?.Title ?? spec.Method}", "hits", "", "", "named by the best match of their pattern; orange raises the output, blue lowers it", "")
                {
                    Hits = hits,
                });
            }
        }
    }

    /// <summary>What people call the procedure of a discovery; its id when a later version no longer has it.</summary>
    public static string Procedure(DiscoverySpec spec) =>
        MotifProcedureCatalogue.All.FirstOrDefault(procedure => procedure.Info.Id == spec.Procedure)?.Info.Name ?? spec.Procedure;

    private static IEnumerable<TrackHit> Seqlets(ResultsHead head, DiscoveryResult found, int discovery, long row, string unit, HitKey? chosen)
    {
        var assigned =
            from pattern in found.Patterns
            from placed in pattern.Seqlets
            where placed.Place.Row == row
            let core = pattern.CoreOf(placed.Seqlet)
            let key = new HitKey(discovery, pattern.Pattern.Name, placed.Place.ArrayStart)
            select (placed.Seqlet, Hit: new TrackHit(
                core.Start, core.End, Strand(placed.Seqlet), pattern.Matches is [var best, ..] ? best.Target.Title : MotifAddress.Title(pattern.Pattern.Name),
                $"{MotifAddress.Title(pattern.Pattern.Name)}, {Words.Score(placed.Seqlet.Contribution)} {unit}", Tone(placed.Seqlet),
                MotifAddress.Pattern(head.Run.ProjectId, head.Run.Id, discovery, pattern.Pattern.Name), key == chosen));
        var alone =
            from placed in found.Unassigned
            where placed.Place.Row == row
            let key = new HitKey(discovery, "", placed.Place.ArrayStart)
            select (placed.Seqlet, Hit: new TrackHit(
                placed.Seqlet.Start, placed.Seqlet.End, "", "?", $"in no pattern, {Words.Score(placed.Seqlet.Contribution)} {unit}", Tone(placed.Seqlet),
                $"projects/{head.Run.ProjectId}/runs/{head.Run.Id}/motifs?view=unmatched", key == chosen));
        return assigned.Concat(alone).OrderByDescending(one => one.Hit.Chosen).ThenByDescending(one => Math.Abs(one.Seqlet.Contribution)).Select(one => one.Hit);
    }

    private static string Strand(Seqlet seqlet) => seqlet.IsReverseComplement ? "-" : "+";

    private static string Tone(Seqlet seqlet) => seqlet.Contribution < 0 ? "low" : "high";
}
