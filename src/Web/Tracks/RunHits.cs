using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using CisLens.Web.Shell;

namespace CisLens.Web.Tracks;

/// <summary>The hits of one row for one target, as tracks: for each discovery a lane of seqlets and one of instances of its motifs; then the known motifs scanned for.</summary>
public static class RunHits
{
    // Below this percentile of windows an instance is drawn as one that does not count.
    private const double Weak = 90;

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
            var key = new TrackKey(spec.Method, spec.Target);
            var track = head.Tracks.FirstOrDefault(one => one.Key == key);
            if (Lane($"hits/{index}", $"Seqlets by {Procedure(spec)} on {track?.Title ?? spec.Method}", "named by the best match of their pattern; orange raises the output, blue lowers it", Seqlets(head, found, index, row, track?.Unit ?? "", chosen)) is { } seqlets)
                yield return (key, seqlets);
            if (motifs.Instances(index, row) is { } placed && Lane($"instances/{index}", $"Motifs by sequence, used or not in {track?.Title ?? spec.Method}", "coloured: stronger than 90 % of windows of its width; grey: weaker", Instances(head, motifs.Instances(index)!, placed, index, track?.Unit ?? "", chosen)) is { } instances)
                yield return (key, instances);
        }

        if (motifs.Hits(row) is { } hits && Lane("scan", "Known motifs in the sequence", "p of the sequence alone", hits.OrderBy(hit => hit.PValue).Select(Hit)) is { } scanned)
            yield return (default, scanned);
    }

    private static TrackSpec? Lane(string id, string title, string sign, IEnumerable<TrackHit> hits) =>
        hits.ToList() is { Count: > 0 } some ? new TrackSpec(id, title, "hits", "", "", sign, "") { Hits = some } : null;

    private static IEnumerable<TrackHit> Instances(ResultsHead head, InstanceReport report, IReadOnlyList<PlacedInstance> placed, int discovery, string unit, HitKey? chosen) =>
        from one in placed
        let instance = one.Instance
        let motif = report.Summary.Motifs[instance.Motif]
        let key = new HitKey(discovery, motif.Key, instance.Start)
        orderby key == chosen descending, instance.PValue
        select new TrackHit(
            instance.Start, instance.End, instance.IsReverseComplement ? "-" : "+", motif.Database is null ? MotifAddress.Title(motif.Name) : motif.Name,
            $"p {Words.Score(instance.PValue)}, {Words.Score(instance.Attribution)} {unit}, stronger than {instance.Percentile:0} % of windows",
            instance.Percentile < Weak ? "none" : instance.Attribution < 0 ? "low" : "high",
            motif.Database is null ? MotifAddress.Pattern(head.Run.ProjectId, head.Run.Id, discovery, motif.Id) : "", key == chosen);

    private static TrackHit Hit(FoundHit hit) => new(
        hit.Place.ArrayStart, hit.Place.ArrayEnd, hit.Place.IsReverseComplement ? "-" : "+", hit.Name.Length > 0 ? hit.Name : hit.Motif,
        $"{hit.Motif}, {Words.Score(hit.Score)} bits, p {Words.Score(hit.PValue)}", "none", "", false);

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
