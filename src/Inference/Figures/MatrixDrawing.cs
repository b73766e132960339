namespace CisLens.Inference.Figures;

/// <summary>Numbers in colored cells: from the surface to orange, below zero to blue.</summary>
internal static class MatrixDrawing
{
    // Deeper than this the numbers could not be read on it.
    private const double MostInk = 0.45;
    private const double Tallest = 30;
    private const double LongestName = 100;

    public static double Draw(FigureCanvas canvas, MatrixFigure figure)
    {
        // A square of methods has the same names on both sides: numbers stand for them above.
        var isSquare = figure.Rows.SequenceEqual(figure.Columns);
        var rows = figure.Rows.Select((name, index) => isSquare ? $"{index + 1}  {name}" : name).ToList();
        var columns = figure.Columns.Select((name, index) => isSquare ? $"{index + 1}" : name).ToList();
        var left = Math.Min(canvas.Width * 0.42, rows.Max(FigureCanvas.WidthOf) + 10);
        var top = isSquare ? 18 : Math.Min(LongestName, columns.Max(FigureCanvas.WidthOf)) + 6;
        var wide = Math.Min(84, (canvas.Width - left - 2) / figure.Columns.Count);
        var tall = Math.Min(Tallest, Math.Max(18, wide * 0.6));
        for (var column = 0; column < columns.Count; column++)
            if (isSquare)
                canvas.Text(left + ((column + 0.5) * wide), top - 5, columns[column], anchor: "middle");
            else
                canvas.TextUpwards(left + ((column + 0.5) * wide) + 4, top - 4, columns[column], top - 4, "start");
        for (var row = 0; row < rows.Count; row++)
        {
            canvas.Text(left - 6, top + ((row + 0.5) * tall) + 4, rows[row], left - 8, "end");
            for (var column = 0; column < columns.Count; column++)
                Cell(canvas, figure, row, column, new PlotArea(left + (column * wide), top + (row * tall), left + ((column + 1) * wide), top + ((row + 1) * tall)));
        }

        return top + (rows.Count * tall) + 4;
    }

    private static void Cell(FigureCanvas canvas, MatrixFigure figure, int row, int column, PlotArea place)
    {
        var value = figure.Values[row][column];
        var (wide, tall) = (place.Right - place.Left, place.Bottom - place.Top);
        canvas.Box(place.Left, place.Top, wide - 1, tall - 1, FigureInk.Grid);
        if (value is not { } known)
            return;
        var zero = figure.Low < 0 && figure.High > 0 ? 0 : figure.Low;
        var share = known >= zero ? (known - zero) / Math.Max(figure.High - zero, double.Epsilon) : (zero - known) / Math.Max(zero - figure.Low, double.Epsilon);
        canvas.Box(place.Left, place.Top, wide - 1, tall - 1, known >= zero ? FigureInk.High : FigureInk.Low, MostInk * Math.Clamp(share, 0, 1),
            $"{figure.Rows[row]}, {figure.Columns[column]}: {FigureNumber.Text(known)}");
        if (wide >= 24)
            canvas.Text((place.Left + place.Right) / 2, ((place.Top + place.Bottom) / 2) + 3.5, FigureNumber.Text(Math.Round(known, 2)), wide, "middle", FigureInk.Strong);
    }
}
