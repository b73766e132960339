namespace CisLens.Inference.Figures;

/// <summary>Points, one mark a series, so that hundreds of them stay small.</summary>
internal static class ScatterDrawing
{
    private const double Height = 190;

    public static double Draw(FigureCanvas canvas, ScatterFigure figure)
    {
        var area = PlotArea.Of(canvas, Height);
        var across = new FigureScale(figure.Points.Select(point => point.X), area.Left, area.Right);
        var up = new FigureScale(figure.Points.Select(point => point.Y), area.Bottom, area.Top);
        area.YAxis(canvas, up, figure.Y);
        var series = figure.Points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).GroupBy(point => point.Series).ToList();
        for (var index = 0; index < series.Count; index++)
            canvas.Dots(string.Concat(series[index].Select(point => $"M{FigureCanvas.Number(across.Place(point.X))} {FigureCanvas.Number(up.Place(point.Y))}h0")),
                FigureInk.Series(index), 4.4, index % 2 == 1, 0.55);
        area.XAxis(canvas, figure.X);
        area.XTicks(canvas, across);
        var entries = series.Count <= 1 ? [] : series.Select((one, index) => ($"{one.Key} (n = {one.Count()})",
            (Action<double, double>)((x, y) => canvas.Dots($"M{FigureCanvas.Number(x)} {FigureCanvas.Number(y)}h0", FigureInk.Series(index), 6, index % 2 == 1, 0.9)))).ToList();
        return area.Below + canvas.Legend(area.Below + 4, entries) + 6;
    }
}
