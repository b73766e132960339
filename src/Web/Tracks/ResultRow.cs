using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Web.Tracks;

/// <summary>One sequence of a run.</summary>
/// <param name="View">Its place, predictions and strongest attributions.</param>
/// <param name="Bases">The window that the model saw, N where padded.</param>
/// <param name="Region">Where the whole sequence lies in a genome; null when it is not known.</param>
public sealed record ResultRow(RunRowView View, string Bases, Region? Region)
{
    /// <summary>The coordinate, counted from 1, that belongs to the first base of the window. Padding reaches beyond the sequence.</summary>
    public long FirstCoordinate
    {
        get
        {
            var row = View.Row;
            if (Region is null)
                return row.WindowStart + 1 - row.PadLeft;
            var first = Region.At(row.WindowStart).End;
            return Region.Strand == Strand.Reverse ? first + row.PadLeft : first - row.PadLeft;
        }
    }

    /// <summary>The coordinate, counted from 1, of a position of the window.</summary>
    public long CoordinateOf(int position) => FirstCoordinate + (Region?.Strand == Strand.Reverse ? -position : position);
}
