using CisLens.Inference.Figures;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.External;

/// <summary>The comparison with an added file as figures.</summary>
public static class ExternalFigures
{
    /// <summary>Makes them for one target.</summary>
    /// <param name="result">What the comparison gave.</param>
    /// <param name="spec">The run's specification.</param>
    /// <param name="target">The target's index.</param>
    public static IReadOnlyList<Figure> Of(ExternalResult result, RunSpec spec, int target)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(spec);
        return
        [
            .. result.Regions.Where(one => one.Track.Target == target).GroupBy(one => one.Name).SelectMany(group => Regions([.. group], spec)),
            .. result.Effects.Where(one => one.Track.Target == target).GroupBy(one => one.Track).SelectMany(group => Effects([.. group], spec)),
        ];
    }

    private static IEnumerable<Figure> Regions(IReadOnlyList<RegionTrack> tracks, RunSpec spec)
    {
        var what = tracks[0].Name.Length > 0 ? tracks[0].Name : "the regions";
        var n = FormattableString.Invariant($"n = {tracks.Max(track => track.Sequences):N0} sequences");
        yield return new IntervalFigure($"High-scoring bases inside of {what} ({n})", "share of the 20 highest-scoring bases that is annotated",
            [.. tracks.Select(track => new IntervalLine(RunTrackNames.Of(spec, track.Track), track.Overlap, track.Turned))])
        {
            Caption = FormattableString.Invariant($"Beside each: the same map turned in a circle, all turns. {tracks[0].Annotated:P1} of the bases are annotated."),
        };
        yield return new IntervalFigure($"High- against low-scoring bases, {what} ({n})", "annotated share of the 5 % highest- minus that of the 5 % lowest-scoring bases",
            [.. tracks.Select(track => new IntervalLine(FormattableString.Invariant($"{RunTrackNames.Of(spec, track.Track)}, p = {track.Contrast.P:0.000}"), track.Contrast.Difference))])
        {
            Caption = "p: one-sided, against 999 datasets of maps turned in a circle, because neighboring bases have like scores and like annotations.",
        };
    }

    private static IEnumerable<Figure> Effects(IReadOnlyList<EffectTrack> tracks, RunSpec spec)
    {
        var name = RunTrackNames.Of(spec, tracks[0].Track);
        if (tracks.Any(track => track.Agreement.Effects is not null))
            yield return new IntervalFigure($"{name}: predicted against measured effects", "Pearson's correlation over single-base changes; n = positions",
                [.. tracks.Where(track => track.Agreement.Effects is not null).Select(track => new IntervalLine(Element(track), track.Agreement.Effects!))]);
        yield return new IntervalFigure($"{name}: map against measured effects", "Spearman's correlation of the score with minus the mean measured effect; n = positions",
            [.. tracks.Select(track => new IntervalLine(Element(track), track.Agreement.Map))])
        {
            Caption = "Intervals: positions drawn again with all of their changes.",
        };
    }

    private static string Element(EffectTrack track) => FormattableString.Invariant($"{track.Element}, {track.Agreement.Variants:N0} changes");
}
