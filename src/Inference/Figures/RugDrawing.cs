namespace CisLens.Inference.Figures;

/// <summary>A rug: one line a measure, a tick for each chosen item above it and for each random one below it.</summary>
internal static class RugDrawing
{
    private const double RowHeight = 40;
    private const double Tick = 9;

    public static double Draw(FigureCanvas canvas, RugFigure figure)
    {
        var area = new PlotArea(10, 4, canvas.Width - 14, 4 + (figure.Lines.Count * RowHeight));
        var scale = new FigureScale([figure.Low, figure.High], area.Left, area.Right, margin: false);
        foreach (var tick in scale.Ticks(5))
            canvas.Line(scale.Place(tick), area.Top, scale.Place(tick), area.Bottom, FigureInk.Grid);
        for (var row = 0; row < figure.Lines.Count; row++)
        {
            var line = figure.Lines[row];
            var y = area.Top + (row * RowHeight) + 27;
            canvas.Text(area.Left, y - Tick - 4, line.Name, area.Right - area.Left, halo: true);
            canvas.Line(area.Left, y, area.Right, y, FigureInk.Axis);
            Ticks(line.Chosen, y - Tick, FigureInk.Series(1), 2);
            Ticks(line.Random, y, FigureInk.Chance, 1.5);
        }
        area.XAxis(canvas, figure.X);
        area.XTicks(canvas, scale);
        return area.Below + canvas.Legend(area.Below + 4,
        [
            ("chosen", (x, y) => canvas.Line(x, y - 5, x, y + 4, FigureInk.Series(1), 2)),
            ("drawn at random", (x, y) => canvas.Line(x, y - 5, x, y + 4, FigureInk.Chance, 1.5)),
        ]) + 6;

        void Ticks(IReadOnlyList<double> values, double top, string ink, double thick)
        {
            if (values.Count > 0)
                canvas.Path(string.Concat(values.Select(value => $"M{FigureCanvas.Number(scale.Place(value))} {FigureCanvas.Number(top)}v{FigureCanvas.Number(Tick)}")), ink, thick);
        }
    }
}
