using System.Globalization;
using CisLens.Inference.Attribution;
using CisLens.Shared.Runs;

namespace CisLens.Web.Tracks;

/// <summary>What the viewer in the browser is told; positions are 0-based indices into the sequence, ends excluded.</summary>
/// <param name="Length">Number of positions.</param>
/// <param name="Sequence">The letters; lower case is the soft mask.</param>
/// <param name="Offset">The coordinate printed for the first position.</param>
/// <param name="Strand">With <c>-</c> coordinates fall from left to right.</param>
/// <param name="RegionName">Heading and file name of downloads.</param>
/// <param name="Marker">The position of interest.</param>
/// <param name="View">The part shown first; null for all.</param>
/// <param name="Receptive">The parts that the output can see; null for all.</param>
/// <param name="Tracks">From top to bottom.</param>
public sealed record TrackOptions(
    int Length, string Sequence, long Offset, string Strand, string RegionName, int? Marker, TrackView? View,
    IReadOnlyList<TrackView>? Receptive, IReadOnlyList<TrackSpec> Tracks)
{
    // Bases seen on both sides of a hit that the page was opened for.
    private const int Around = 40;
    private const string Observed = "observed";
    private const string Matrix = "matrix";
    private const string Spread = "replica-spread";

    /// <summary>Whether the page explains a base that is clicked.</summary>
    public bool Explains { get; init; }

    /// <summary>The tracks of a row: the comparison asked for, then letters for each attribution, and below them the heat maps asked for.</summary>
    /// <param name="head">The run.</param>
    /// <param name="row">The row.</param>
    /// <param name="lines">The attributions shown.</param>
    /// <param name="maps">The heat maps shown.</param>
    /// <param name="marker">The position of interest.</param>
    /// <param name="comparison">Two attributions on one track; null for none.</param>
    /// <param name="receptive">What the target can see; null for all.</param>
    public static TrackOptions Of(
        ResultsHead head, ResultRow row, IEnumerable<TrackLine> lines, HeatMaps maps, int? marker, TrackComparison? comparison = null, TrackView? receptive = null)
    {
        var compared = comparison?.Spec(head.Tracks, key => Url(head, row, key, Observed));
        return new TrackOptions(
            row.Bases.Length, row.Bases, row.FirstCoordinate, row.Region?.Strand == CisLens.Shared.Sequences.Strand.Reverse ? "-" : "+", row.View.Row.Id,
            marker < row.Bases.Length ? marker : null, null, receptive is null ? null : [receptive],
            [.. compared is null ? [] : new[] { compared }, .. lines.SelectMany(line => Specs(head, row, line, maps))]);
    }

    /// <summary>The same with hits, each lane below the attribution that it came from, or below the first; the view shows the neighbourhood of the chosen hit.</summary>
    /// <param name="lanes">The lanes, and the attributions that they came from.</param>
    public TrackOptions With(IReadOnlyList<(TrackKey From, TrackSpec Hits)> lanes)
    {
        ArgumentNullException.ThrowIfNull(lanes);
        var tracks = Tracks.ToList();
        foreach (var (from, hits) in lanes.Reverse())
            tracks.Insert(Math.Min(tracks.Count, Math.Max(0, tracks.FindIndex(track => track.Id == from.ToString())) + 1), hits);
        var chosen = lanes.SelectMany(lane => lane.Hits.Hits).FirstOrDefault(hit => hit.Chosen);
        return this with
        {
            Tracks = tracks,
            View = chosen is null ? View : new TrackView(Math.Max(0, chosen.Start - Around), Math.Min(Length, chosen.End + Around)),
        };
    }

    /// <summary>Whether an array has a number, or four, for each position.</summary>
    public static bool IsTrack(MethodArrayInfo array) => array.Axes is [ArrayAxis.Position] or [ArrayAxis.Base, ArrayAxis.Position];

    /// <summary>The address of the numbers of an array of a track.</summary>
    public static string Url(ResultsHead head, ResultRow row, TrackKey key, string array) => string.Create(
        CultureInfo.InvariantCulture, $"api/projects/{head.Run.ProjectId}/runs/{head.Run.Id}/rows/{row.View.Row.Row}/tracks/{key}/{array}");

    private static IEnumerable<TrackSpec> Specs(ResultsHead head, ResultRow row, TrackLine line, HeatMaps maps)
    {
        var method = line.Method;
        yield return new TrackSpec(line.Key.ToString(), line.Title, "letters", Url(head, row, line.Key, Observed), method.Formula, method.Sign, line.Unit)
        {
            SpreadUrl = method.Arrays.Any(array => array.Name == Spread && array.Axes is [ArrayAxis.Position]) ? Url(head, row, line.Key, Spread) : null,
            Checks = [.. line.Checks.Select(TrackCheck.Of)],
            EveryOutput = method.NeedsPositions,
        };
        foreach (var array in method.Arrays.Where(array => array.Name != Spread && IsTrack(array)))
        {
            yield return new TrackSpec(
                $"{line.Key}/{array.Name}", $"{line.Title}: {array.Title}", array.Axes.Count == 1 ? "letters" : "heatmap", Url(head, row, line.Key, array.Name), array.Formula, array.Sign, line.Unit)
            {
                EveryOutput = method.NeedsPositions,
            };
        }

        if (method.Matrix == MatrixKind.Effect && maps != HeatMaps.None)
            yield return Map("effect of each change");
        else if (method.Matrix == MatrixKind.Hypothetical && maps == HeatMaps.All)
            yield return Map("hypothetical");

        TrackSpec Map(string what) => new(
            $"{line.Key}/matrix", $"{line.Title}: {what}", "heatmap", Url(head, row, line.Key, Matrix), method.MatrixFormula ?? "", method.MatrixSign ?? "", line.Unit)
        {
            EveryOutput = method.NeedsPositions,
        };
    }
}
