namespace CisLens.Inference.Figures;

/// <summary>What a figure shows, in a few sentences for those who do not see it.</summary>
internal static class FigureWords
{
    private const int MostNamed = 12;

    public static string Describe(Figure figure) => string.Join(' ', Sentences(figure).Append(Threshold(figure)).Append(figure.Caption).OfType<string>());

    private static string? Threshold(Figure figure) => figure.Threshold is { Pass: { } pass, Fail: { } fail }
        ? $"Passes at {FigureNumber.Text(pass)}, fails at {FigureNumber.Text(fail)}." : null;

    private static IEnumerable<string> Sentences(Figure figure) => figure switch
    {
        CurveFigure curves => Curves(curves),
        IntervalFigure intervals => Intervals(intervals),
        HistogramFigure histogram => Histogram(histogram),
        MatrixFigure matrix => Matrix(matrix),
        ScatterFigure scatter => Scatter(scatter),
        RugFigure rug => Rug(rug),
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    private static IEnumerable<string> Curves(CurveFigure figure)
    {
        yield return $"{figure.Y} over {figure.X}, from {figure.Steps[0]} to {figure.Steps[^1]}.";
        foreach (var curve in figure.Curves.Take(MostNamed))
            if (curve.Values.OfType<double>().ToList() is { Count: > 0 } values)
                yield return $"{curve.Name}{(curve.IsChance ? " (chance)" : "")}: from {FigureNumber.Text(values[0])} to {FigureNumber.Text(values[^1])}.";
    }

    private static IEnumerable<string> Intervals(IntervalFigure figure)
    {
        yield return $"{figure.X}.";
        foreach (var line in figure.Lines.Take(MostNamed))
            yield return $"{line.Name}: {FigureNumber.Text(line.Value.Value)}, {FigureNumber.Interval(line.Value.Low, line.Value.High)}.";
    }

    private static IEnumerable<string> Histogram(HistogramFigure figure)
    {
        yield return $"{figure.X}, from {FigureNumber.Text(figure.Edges[0])} to {FigureNumber.Text(figure.Edges[^1])}.";
        foreach (var series in figure.Series.Take(MostNamed).Where(series => series.Counts.Count > 0))
        {
            var most = series.Counts.Max();
            var bin = series.Counts.ToList().IndexOf(most);
            yield return $"{series.Name}: {FigureNumber.Text((double)series.Counts.Sum())} in all, most ({FigureNumber.Text((double)most)}) from {FigureNumber.Interval(figure.Edges[bin], figure.Edges[bin + 1])}.";
        }
    }

    private static IEnumerable<string> Matrix(MatrixFigure figure)
    {
        yield return $"A table of {figure.Rows.Count} by {figure.Columns.Count} numbers.";
        var cells = (from row in Enumerable.Range(0, figure.Rows.Count) from column in Enumerable.Range(0, figure.Columns.Count)
            let value = figure.Values[row][column] where value is not null && figure.Rows[row] != figure.Columns[column] select (row, column, Value: value.Value)).ToList();
        if (cells.Count == 0)
            yield break;
        var (low, high) = (cells.MinBy(cell => cell.Value), cells.MaxBy(cell => cell.Value));
        yield return $"Lowest: {figure.Rows[low.row]} and {figure.Columns[low.column]}, {FigureNumber.Text(low.Value)}. Highest: {figure.Rows[high.row]} and {figure.Columns[high.column]}, {FigureNumber.Text(high.Value)}.";
    }

    private static IEnumerable<string> Scatter(ScatterFigure figure)
    {
        yield return $"{figure.Y} against {figure.X}.";
        foreach (var series in figure.Points.GroupBy(point => point.Series).Take(MostNamed))
            yield return $"{series.Key}: {series.Count()} points, along {FigureNumber.Interval(series.Min(point => point.X), series.Max(point => point.X))}, up {FigureNumber.Interval(series.Min(point => point.Y), series.Max(point => point.Y))}.";
    }

    private static IEnumerable<string> Rug(RugFigure figure)
    {
        yield return $"Where items lie by {figure.X}.";
        foreach (var line in figure.Lines.Take(MostNamed))
            yield return $"{line.Name}: chosen {Places(line.Chosen)}; at random {Places(line.Random)}.";

        static string Places(IReadOnlyList<double> values) => values.Count == 0 ? "none" : string.Join(", ", values.Take(MostNamed).Select(value => FigureNumber.Text(value)));
    }
}
