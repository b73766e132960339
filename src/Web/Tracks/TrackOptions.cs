using System.Globalization;
using CisLens.Inference.Attribution;

namespace CisLens.Web.Tracks;

/// <summary>What the viewer in the browser is told; positions are 0-based indices into the sequence, ends excluded.</summary>
/// <param name="Length">Number of positions.</param>
/// <param name="Sequence">The letters; lower case is the soft mask.</param>
/// <param name="Offset">The coordinate printed for the first position.</param>
/// <param name="Strand">With <c>-</c> coordinates fall from left to right.</param>
/// <param name="RegionName">Heading and file name of downloads.</param>
/// <param name="Marker">The position of interest.</param>
/// <param name="View">The part shown first; null for all.</param>
/// <param name="Tracks">From top to bottom.</param>
public sealed record TrackOptions(
    int Length, string Sequence, long Offset, string Strand, string RegionName, int? Marker, TrackView? View, IReadOnlyList<TrackSpec> Tracks)
{
    /// <summary>The tracks of a row: letters for each attribution, and below them the heat maps asked for.</summary>
    public static TrackOptions Of(ResultsHead head, ResultRow row, IEnumerable<TrackLine> lines, HeatMaps maps, int? marker) => new(
        row.Bases.Length, row.Bases, row.FirstCoordinate, row.Region?.Strand == CisLens.Shared.Sequences.Strand.Reverse ? "-" : "+", row.View.Row.Id,
        marker < row.Bases.Length ? marker : null, null, [.. lines.SelectMany(line => Specs(head, row, line, maps))]);

    private static IEnumerable<TrackSpec> Specs(ResultsHead head, ResultRow row, TrackLine line, HeatMaps maps)
    {
        var method = line.Method;
        var url = string.Create(
            CultureInfo.InvariantCulture, $"api/projects/{head.Run.ProjectId}/runs/{head.Run.Id}/rows/{row.View.Row.Row}/tracks/{line.Key}");
        yield return new TrackSpec(line.Key.ToString(), line.Title, "letters", $"{url}/observed", method.Formula, method.Sign, line.Unit);
        if (method.Matrix == MatrixKind.Effect && maps != HeatMaps.None)
            yield return Map("effect of each change");
        else if (method.Matrix == MatrixKind.Hypothetical && maps == HeatMaps.All)
            yield return Map("hypothetical");

        TrackSpec Map(string what) => new(
            $"{line.Key}/matrix", $"{line.Title}: {what}", "heatmap", $"{url}/matrix", method.MatrixFormula ?? "", method.MatrixSign ?? "", line.Unit);
    }
}
