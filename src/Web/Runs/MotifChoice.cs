using CisLens.Inference.Motifs.Procedures;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;

namespace CisLens.Web.Runs;

/// <summary>What the wizard proposes about motifs.</summary>
public static class MotifChoice
{
    /// <summary>The attributions that a run with this form has.</summary>
    public static IEnumerable<TrackKey> Tracks(RunForm form) =>
        from target in Enumerable.Range(0, form.Targets.Count) from method in form.Methods select new TrackKey(method, target);

    /// <summary>Whether anything is to be done.</summary>
    public static bool DoesSomething(MotifSpec motifs) => motifs.Discoveries.Count + motifs.Filters.Count > 0 || motifs.Scan is not null;

    /// <summary>The discovery proposed first; null when the form has no attribution.</summary>
    public static DiscoverySpec? Usual(RunForm form) => Proposals(form).FirstOrDefault();

    /// <summary>The discovery proposed beside those that are chosen; null when there is none left.</summary>
    public static DiscoverySpec? Next(RunForm form) => Proposals(form)
        .FirstOrDefault(one => (form.Motifs?.Discoveries ?? []).All(taken => (taken.Procedure, taken.Method, taken.Target) != (one.Procedure, one.Method, one.Target)));

    /// <summary>The discovery on another attribution.</summary>
    /// <param name="discovery">The discovery.</param>
    /// <param name="track">The attribution, written as in addresses.</param>
    public static DiscoverySpec WithTrack(DiscoverySpec discovery, string track) =>
        TrackKey.TryParse(track, out var key) ? discovery with { Method = key.Method, Target = key.Target } : discovery;

    private static IEnumerable<DiscoverySpec> Proposals(RunForm form) =>
        from procedure in MotifProcedureCatalogue.All
        from track in Tracks(form).OrderBy(track => DiscoveryMethods.Rank(track.Method))
        where !procedure.Info.NeedsHypothetical || DiscoveryMethods.HasFourScores(track.Method)
        select new DiscoverySpec { Procedure = procedure.Info.Id, Method = track.Method, Target = track.Target };
}
