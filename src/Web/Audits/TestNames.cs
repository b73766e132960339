using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;

namespace CisLens.Web.Audits;

/// <summary>What people read on the pages of tests.</summary>
public static class TestNames
{
    /// <summary>The name of a method of the run.</summary>
    public static string Method(ResultsHead head, TrackKey track) => Line(head, track)?.Method.Name ?? track.Method;

    /// <summary>The unit of a target's scores; empty where it is not known.</summary>
    public static string Unit(ResultsHead head, int target) => head.Tracks.FirstOrDefault(line => line.Key.Target == target)?.Unit ?? "";

    /// <summary>The attribution of a track; null when the run has none of that name.</summary>
    public static TrackLine? Line(ResultsHead head, TrackKey track) => head.Tracks.FirstOrDefault(line => line.Key == track);

    /// <summary>A number with its 95 % interval, e.g. <c>0.820 (0.790 to 0.850)</c>.</summary>
    public static string Of(Estimate estimate) => $"{Words.Score(estimate.Value)} ({Words.Score(estimate.Low)} to {Words.Score(estimate.High)})";
}
