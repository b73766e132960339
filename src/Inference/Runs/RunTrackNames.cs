using CisLens.Inference.Attribution;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs;

/// <summary>What people call the maps of a run.</summary>
public static class RunTrackNames
{
    /// <summary>The method alone, where the target stands beside it.</summary>
    /// <param name="track">The map.</param>
    public static string Method(TrackKey track) => AttributionCatalogue.Get(track.Method).Info.Name;

    /// <summary>Method and target, e.g. <c>ISM of CTCF</c>.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="track">The map.</param>
    public static string Of(RunSpec spec, TrackKey track)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return $"{Method(track)} of {RunPlanner.TargetName(spec.Targets[track.Target])}";
    }
}
