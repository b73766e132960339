using CisLens.Shared.Runs;

namespace CisLens.Web.Tracks;

/// <summary>The matrices among a method's further arrays: interactions, and which input drives which output.</summary>
public static class MatrixMaps
{
    /// <summary>Whether an array is a matrix of places.</summary>
    public static bool IsMatrix(MethodArrayInfo array) => array.Axes.Count == 2 && array.Axes.All(axis => axis is ArrayAxis.Position or ArrayAxis.Window or ArrayAxis.OutputPosition);

    /// <summary>What the viewer is told of one.</summary>
    public static MatrixOptions Of(ResultsHead head, ResultRow row, TrackLine line, MethodArrayInfo array)
    {
        var drives = array.Axes is [ArrayAxis.OutputPosition, ArrayAxis.Position];
        return new MatrixOptions(
            TrackOptions.Url(head, row, line.Key, array.Name), $"{line.Title}: {char.ToLowerInvariant(array.Title[0])}{array.Title[1..]}", line.Unit,
            Axis(row, line, array.Axes[0]), Axis(row, line, array.Axes[1]), drives ? head.Guide : null, drives);
    }

    private static MatrixAxis Axis(ResultRow row, TrackLine line, ArrayAxis axis)
    {
        var positions = new MatrixAxis("Position", row.FirstCoordinate, row.Region?.Strand == CisLens.Shared.Sequences.Strand.Reverse ? "-" : "+", row.Bases);
        if (axis == ArrayAxis.Position)
            return positions;
        if (axis == ArrayAxis.OutputPosition)
            return new MatrixAxis("Output position");
        if (line.Windows.Count == 0)
            return new MatrixAxis("Window", 1);
        var width = line.Windows[0].End - line.Windows[0].Start;
        return positions with { Title = width == 1 ? "Position" : "Window", Starts = [.. line.Windows.Select(window => window.Start)], Width = width };
    }
}
