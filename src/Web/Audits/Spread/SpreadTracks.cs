using System.Globalization;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;

namespace CisLens.Web.Audits.Spread;

/// <summary>The scores of a sequence with their bands, one track a source of differences.</summary>
public static class SpreadTracks
{
    /// <summary>The tracks.</summary>
    /// <param name="head">The run.</param>
    /// <param name="row">The sequence.</param>
    /// <param name="track">The method.</param>
    /// <param name="bands">Its bands.</param>
    public static TrackOptions Of(ResultsHead head, ResultRow row, TrackSpread track, IReadOnlyList<SpreadBand> bands)
    {
        var line = TestNames.Line(head, track.Track);
        return TrackOptions.Of(head, row, [], HeatMaps.None, null) with
        {
            Tracks = [.. bands.Select(band => new TrackSpec(
                $"spread/{band.Source}", $"{line?.Title ?? track.Track.Method}, {Maps(track, band)}", "letters", Url(head, row, track, band, "mean"),
                $"mean ± standard deviation over {Maps(track, band)}", line?.Method.Sign ?? "", line?.Unit ?? "") { SpreadUrl = Url(head, row, track, band, "deviation") })],
        };
    }

    private static string Maps(TrackSpread track, SpreadBand band) => band.Source switch
    {
        SpreadSource.Model => Words.Count(band.Maps, "replica"),
        SpreadSource.Reference => $"{Words.Count(band.Maps, "kind")} of reference ({string.Join("; ", track.References)})",
        _ => Words.Count(band.Maps, "seed"),
    };

    private static string Url(ResultsHead head, ResultRow row, TrackSpread track, SpreadBand band, string array) => string.Create(
        CultureInfo.InvariantCulture,
        $"api/projects/{head.Run.ProjectId}/runs/{head.Run.Id}/rows/{row.View.Row.Row}/spread/{track.Track.Method}/{track.Track.Target}/{band.Source.ToString().ToLowerInvariant()}/{array}");
}
