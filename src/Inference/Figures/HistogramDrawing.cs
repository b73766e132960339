using System.Text;

namespace CisLens.Inference.Figures;

/// <summary>Bars for one series; for several, outlines of the share of each, as they may count differently many.</summary>
internal static class HistogramDrawing
{
    private const double Height = 120;

    public static double Draw(FigureCanvas canvas, HistogramFigure figure)
    {
        var area = PlotArea.Of(canvas, Height);
        var edges = Places(figure);
        var marks = Marks(figure).ToList();
        var across = new FigureScale(edges.Concat(marks.Select(mark => Along(figure, mark.At))), area.Left, area.Right, margin: false);
        var isShare = figure.Series.Count > 1;
        var heights = figure.Series.Select(series => Heights(series, isShare)).ToList();
        var up = new FigureScale(heights.SelectMany(one => one).Append(0), area.Bottom, area.Top + 12, margin: false);
        area.YAxis(canvas, up, isShare ? "share of each" : "how many");
        for (var series = 0; series < heights.Count; series++)
            Series(canvas, figure, series, heights[series], edges, across, up);
        foreach (var (at, ink) in marks)
            Mark(canvas, area, across.Place(Along(figure, at)), FigureNumber.Text(at), ink);
        area.XAxis(canvas, figure.X);
        foreach (var tick in across.Ticks(5).Where(tick => !figure.IsLogarithmic || double.IsInteger(Math.Round(tick, 6))))
            area.XTick(canvas, across.Place(tick), FigureNumber.Text(figure.IsLogarithmic ? Math.Pow(10, tick) : tick));
        return area.Below + canvas.Legend(area.Below + 4, [.. Entries(canvas, figure)]) + 6;
    }

    private static IEnumerable<(string, Action<double, double>)> Entries(FigureCanvas canvas, HistogramFigure figure)
    {
        for (var index = 0; index < figure.Series.Count; index++)
        {
            var ink = FigureInk.Series(index);
            var dashes = Dashes(index);
            yield return ($"{figure.Series[index].Name} (n = {FigureNumber.Text((double)figure.Series[index].Counts.Sum())})", (x, y) => canvas.Line(x - 7, y, x + 7, y, ink, 2, dashes));
        }
    }

    private static void Series(FigureCanvas canvas, HistogramFigure figure, int index, double[] heights, List<double> edges, FigureScale across, FigureScale up)
    {
        var ground = up.Place(0);
        if (figure.Series.Count == 1)
        {
            for (var bin = 0; bin < heights.Length; bin++)
                if (heights[bin] > 0)
                    canvas.Box(across.Place(edges[bin]), up.Place(heights[bin]), across.Place(edges[bin + 1]) - across.Place(edges[bin]) - 0.6, ground - up.Place(heights[bin]), FigureInk.Series(0), 0.75,
                        $"{FigureNumber.Interval(figure.Edges[bin], figure.Edges[bin + 1])}: {FigureNumber.Text(heights[bin])}");
            return;
        }

        var outline = new StringBuilder().Append('M').Append(FigureCanvas.Number(across.Place(edges[0]))).Append(' ').Append(FigureCanvas.Number(ground));
        for (var bin = 0; bin < heights.Length; bin++)
            outline.Append('V').Append(FigureCanvas.Number(up.Place(heights[bin]))).Append('H').Append(FigureCanvas.Number(across.Place(edges[bin + 1])));
        outline.Append('V').Append(FigureCanvas.Number(ground));
        canvas.Area(outline.ToString(), FigureInk.Series(index), 0.12);
        canvas.Path(outline.ToString(), FigureInk.Series(index), 1.6, Dashes(index));
    }

    private static IEnumerable<(double At, string Ink)> Marks(HistogramFigure figure)
    {
        foreach (var mark in figure.Marks)
            yield return (mark, FigureInk.Strong);
        if (figure.Threshold?.Pass is { } pass)
            yield return (pass, FigureInk.Pass);
        if (figure.Threshold?.Fail is { } fail)
            yield return (fail, FigureInk.Fail);
    }

    private static void Mark(FigureCanvas canvas, PlotArea area, double x, string text, string ink)
    {
        canvas.Line(x, area.Top, x, area.Bottom, ink, 1.2, "4 3");
        var isRight = x + FigureCanvas.WidthOf(text) + 6 < area.Right;
        canvas.Text(isRight ? x + 3 : x - 3, area.Top + 8, text, anchor: isRight ? "start" : "end", ink: ink);
    }

    private static string? Dashes(int index) => index == 0 ? null : index == 1 ? "5 2" : "2 2";

    private static double[] Heights(HistogramSeries series, bool isShare)
    {
        var all = isShare ? Math.Max(1, series.Counts.Sum()) : 1;
        return [.. series.Counts.Select(count => (double)count / all)];
    }

    private static List<double> Places(HistogramFigure figure) => [.. figure.Edges.Select(edge => Along(figure, edge))];

    // What is not positive has no logarithm; it stands a power of ten to the left of what has one.
    private static double Along(HistogramFigure figure, double value) =>
        !figure.IsLogarithmic ? value
        : value > 0 ? Math.Log10(value)
        : Math.Log10(figure.Edges.Where(edge => edge > 0).DefaultIfEmpty(1).Min()) - 1;
}
