namespace CisLens.Inference.Figures;

/// <summary>The numbers of a figure as a table, for those who cannot see it and for those who reckon on.</summary>
/// <param name="Columns">The heads of the columns.</param>
/// <param name="Rows">Texts, as many a row as columns; a dash where there is no number.</param>
public sealed record FigureTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Makes it.</summary>
    /// <param name="figure">The figure.</param>
    public static FigureTable Of(Figure figure) => figure switch
    {
        CurveFigure curves => Curves(curves),
        IntervalFigure intervals => Intervals(intervals),
        HistogramFigure histogram => new(
            ["from", "to", .. histogram.Series.Select(series => series.Name)],
            [.. Enumerable.Range(0, histogram.Edges.Count - 1).Select(bin => (string[])
                [FigureNumber.Text(histogram.Edges[bin]), FigureNumber.Text(histogram.Edges[bin + 1]), .. histogram.Series.Select(series => FigureNumber.Text((double)series.Counts[bin]))])]),
        MatrixFigure matrix => new(
            ["", .. matrix.Columns],
            [.. matrix.Rows.Select((name, row) => (string[])[name, .. matrix.Values[row].Select(FigureNumber.Text)])]),
        ScatterFigure scatter => new(
            ["series", scatter.X, scatter.Y],
            [.. scatter.Points.Select(point => (string[])[point.Series, FigureNumber.Text(point.X), FigureNumber.Text(point.Y)])]),
        RugFigure rug => new(
            ["", "", rug.X],
            [.. rug.Lines.SelectMany(line => line.Chosen.Select(value => (string[])[line.Name, "chosen", FigureNumber.Text(value)])
                .Concat(line.Random.Select(value => (string[])[line.Name, "drawn at random", FigureNumber.Text(value)])))]),
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    private static FigureTable Curves(CurveFigure figure) => new(
        [figure.X, .. figure.Curves.Select(curve => curve.Low is null ? curve.Name : $"{curve.Name} (95 % interval)")],
        [.. figure.Steps.Select((name, step) => (string[])[name, .. figure.Curves.Select(curve => Cell(curve, step))])]);

    private static string Cell(Curve curve, int step)
    {
        var interval = curve.Low?[step] is { } low && curve.High?[step] is { } high ? FigureNumber.Interval(low, high) : null;
        return (curve.Values[step], interval) switch
        {
            (null, null) => "–",
            (null, { } only) => only,
            ({ } value, null) => FigureNumber.Text(value),
            ({ } value, { } both) => $"{FigureNumber.Text(value)} ({both})",
        };
    }

    private static FigureTable Intervals(IntervalFigure figure)
    {
        var hasNull = figure.Lines.Any(line => line.Null is not null);
        return new FigureTable(
            hasNull ? ["", figure.X, "95 % interval", "n", "chance or control"] : ["", figure.X, "95 % interval", "n"],
            [.. figure.Lines.Select(line => (string[])
            [
                line.Name, FigureNumber.Text(line.Value.Value), FigureNumber.Interval(line.Value.Low, line.Value.High), FigureNumber.Text((double)line.Value.N),
                .. hasNull ? (string[])[Control(line)] : [],
            ])]);
    }

    private static string Control(IntervalLine line) => line.Null is { } control ? FigureNumber.Text(control) : "–";
}
