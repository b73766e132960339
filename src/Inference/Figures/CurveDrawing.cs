using System.Text;

namespace CisLens.Inference.Figures;

/// <summary>Lines with their intervals; chance as a grey band behind them.</summary>
internal static class CurveDrawing
{
    private const double Height = 150;
    private const double ChanceOpacity = 0.28;
    private const double BandOpacity = 0.13;

    public static double Draw(FigureCanvas canvas, CurveFigure figure)
    {
        var area = PlotArea.Of(canvas, Height);
        var scale = new FigureScale(figure.Curves.SelectMany(curve => curve.Values.Concat(curve.Low ?? []).Concat(curve.High ?? [])).OfType<double>(), area.Bottom, area.Top);
        var steps = figure.Steps.Count;
        double X(int step) => area.Left + 10 + (steps == 1 ? 0 : step * (area.Right - area.Left - 20) / (steps - 1));
        area.YAxis(canvas, scale, figure.Y);
        Steps(canvas, area, figure.Steps, X);
        area.XAxis(canvas, figure.X);
        var series = figure.Curves.Where(curve => !curve.IsChance).ToList();
        foreach (var curve in figure.Curves.Where(curve => curve.IsChance).Concat(series))
        {
            var ink = curve.IsChance ? FigureInk.Chance : FigureInk.Series(series.IndexOf(curve));
            if (Band(curve, X, scale) is { Length: > 0 } band)
                canvas.Area(band, ink, curve.IsChance ? ChanceOpacity : BandOpacity);
            if (Line(curve.Values, X, scale) is { Length: > 0 } line)
                canvas.Path(line, ink, curve.IsChance ? 1 : 1.6, curve.IsChance ? "3 2" : null);
            if (!curve.IsChance)
                Points(canvas, figure, curve, series.IndexOf(curve), X, scale);
        }

        return area.Below + canvas.Legend(area.Below + 4, [.. Entries(canvas, figure.Curves, series)]) + 6;
    }

    private static IEnumerable<(string, Action<double, double>)> Entries(FigureCanvas canvas, IEnumerable<Curve> curves, List<Curve> series)
    {
        foreach (var curve in curves)
            yield return curve.IsChance
                ? (curve.Name, (x, y) => canvas.Box(x - 7, y - 4, 14, 8, FigureInk.Chance, ChanceOpacity))
                : (curve.Name, (x, y) =>
                {
                    var index = series.IndexOf(curve);
                    canvas.Line(x - 7, y, x + 7, y, FigureInk.Series(index), 1.6);
                    canvas.Point(x, y, index, FigureInk.Series(index));
                });
    }

    // The last step is always named; others give way where they would touch.
    private static void Steps(FigureCanvas canvas, PlotArea area, IReadOnlyList<string> steps, Func<int, double> x)
    {
        var free = x(steps.Count - 1) - (FigureCanvas.WidthOf(steps[^1]) / 2);
        var taken = double.NegativeInfinity;
        for (var step = 0; step < steps.Count; step++)
        {
            var half = (FigureCanvas.WidthOf(steps[step]) / 2) + 3;
            var isLast = step == steps.Count - 1;
            if (!isLast && (x(step) - half < taken || x(step) + half > free))
                continue;
            area.XTick(canvas, x(step), steps[step]);
            taken = x(step) + half;
        }
    }

    private static void Points(FigureCanvas canvas, CurveFigure figure, Curve curve, int index, Func<int, double> x, FigureScale scale)
    {
        for (var step = 0; step < figure.Steps.Count; step++)
            if (curve.Values[step] is { } value)
                canvas.Point(x(step), scale.Place(value), index, FigureInk.Series(index), 2.6, $"{curve.Name}, {figure.Steps[step]}: {FigureNumber.Text(value)}");
    }

    private static string Line(IReadOnlyList<double?> values, Func<int, double> x, FigureScale scale)
    {
        var text = new StringBuilder();
        for (var step = 0; step < values.Count; step++)
            if (values[step] is { } value)
                text.Append(step > 0 && values[step - 1] is not null ? 'L' : 'M').Append(FigureCanvas.Number(x(step))).Append(' ').Append(FigureCanvas.Number(scale.Place(value)));
        return text.ToString();
    }

    private static string Band(Curve curve, Func<int, double> x, FigureScale scale)
    {
        if (curve is not { Low: { } low, High: { } high })
            return "";
        var text = new StringBuilder();
        for (var first = 0; first < low.Count; first++)
        {
            var end = first;
            while (end < low.Count && low[end] is not null && high[end] is not null)
                end++;
            if (end == first)
                continue;
            text.Append('M').AppendJoin('L', Enumerable.Range(first, end - first).Select(step => Place(step, low[step]!.Value))
                .Concat(Enumerable.Range(first, end - first).Reverse().Select(step => Place(step, high[step]!.Value)))).Append('z');
            first = end;
        }

        return text.ToString();

        string Place(int step, double value) => $"{FigureCanvas.Number(x(step))} {FigureCanvas.Number(scale.Place(value))}";
    }
}
