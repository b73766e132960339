using CisLens.Inference.Statistics;

namespace CisLens.Inference.Figures;

/// <summary>A forest plot: name and number above each line, so that names need no column of their own.</summary>
internal static class IntervalDrawing
{
    private const double RowHeight = 34;
    private const double Top = 20;

    public static double Draw(FigureCanvas canvas, IntervalFigure figure)
    {
        var bottom = Top + (figure.Lines.Count * RowHeight);
        var (pass, fail) = (figure.Threshold?.Pass, figure.Threshold?.Fail);
        var area = new PlotArea(8, Top, canvas.Width - 8, bottom);
        var scale = new FigureScale(figure.Lines.SelectMany(line => Ends(line.Value).Concat(line.Null is { } control ? Ends(control) : [])).Concat(new[] { pass, fail }.OfType<double>()), area.Left, area.Right);
        foreach (var tick in scale.Ticks(5))
            canvas.Line(scale.Place(tick), Top, scale.Place(tick), bottom, FigureInk.Grid);
        Mark(canvas, scale, pass, fail, "pass", FigureInk.Pass, bottom);
        Mark(canvas, scale, fail, pass, "fail", FigureInk.Fail, bottom);
        for (var row = 0; row < figure.Lines.Count; row++)
            Row(canvas, figure.Lines[row], Top + (row * RowHeight), scale);
        area.XAxis(canvas, figure.X);
        area.XTicks(canvas, scale);
        var entries = figure.Lines.Any(line => line.Null is not null)
            ? new (string, Action<double, double>)[] { ("chance or control", (x, y) => canvas.Box(x - 7, y - 4, 14, 8, FigureInk.Chance, 0.35)) }
            : [];
        return area.Below + canvas.Legend(area.Below + 4, entries) + 6;
    }

    private static IEnumerable<double> Ends(Estimate estimate) => [estimate.Value, estimate.Low, estimate.High];

    private static void Mark(FigureCanvas canvas, FigureScale scale, double? at, double? other, string name, string ink, double bottom)
    {
        if (at is not { } value)
            return;
        var x = scale.Place(value);
        canvas.Line(x, Top - 4, x, bottom, ink, 1.2, "4 3");
        // Each word stands on its own side of the two lines.
        var isRight = value > (other ?? value - 1);
        var fits = isRight ? x + 70 < canvas.Width : x >= 70;
        canvas.Text(isRight == fits ? x + 3 : x - 3, Top - 8, $"{name} {FigureNumber.Text(value)}", anchor: isRight == fits ? "start" : "end", ink: ink);
    }

    private static void Row(FigureCanvas canvas, IntervalLine line, double top, FigureScale scale)
    {
        var number = $"{FigureNumber.Text(line.Value)}, n = {FigureNumber.Text((double)line.Value.N)}";
        canvas.Text(canvas.Width - 8, top + 13, number, anchor: "end", ink: FigureInk.Strong, halo: true);
        canvas.Text(8, top + 13, line.Name, canvas.Width - 24 - FigureCanvas.WidthOf(number), halo: true);
        var y = top + 24;
        if (line.Null is { } control)
            canvas.Box(scale.Place(control.Low), y - 5, Math.Max(2, scale.Place(control.High) - scale.Place(control.Low)), 10, FigureInk.Chance, 0.35, $"chance or control: {FigureNumber.Text(control)}");
        var (low, high) = (scale.Place(line.Value.Low), scale.Place(line.Value.High));
        var (from, to) = (FigureCanvas.Number(low), FigureCanvas.Number(high));
        canvas.Path($"M{from} {FigureCanvas.Number(y)}H{to}M{from} {FigureCanvas.Number(y - 3)}v6M{to} {FigureCanvas.Number(y - 3)}v6", FigureInk.Series(0), 1.6);
        canvas.Point(scale.Place(line.Value.Value), y, 0, FigureInk.Series(0), 3.4);
    }
}
