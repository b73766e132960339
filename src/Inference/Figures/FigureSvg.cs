namespace CisLens.Inference.Figures;

/// <summary>
/// Draws figures as SVG for pages and reports. Each is whole in itself: no style sheet, no script; colors are the portal's tokens
/// (<c>--cl-…</c>), which follow the theme, and those of the light theme on pages without them. The element has a title and a description
/// for those who do not see it; <see cref="FigureTable"/> has all numbers.
/// </summary>
public static class FigureSvg
{
    /// <summary>The narrowest figure, in pixels: a phone's.</summary>
    public const int Narrowest = 320;

    /// <summary>The widest.</summary>
    public const int Widest = 700;

    /// <summary>The width of small figures beside each other.</summary>
    public const int Small = 360;

    /// <summary>The figure as an <c>svg</c> element, without its title and caption, which are text of the page.</summary>
    /// <param name="figure">What is drawn.</param>
    /// <param name="width">How wide, in pixels; letters are drawn for this width.</param>
    public static string Write(Figure figure, int width = Small)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, Narrowest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Widest);
        var canvas = new FigureCanvas(width);
        var height = figure switch
        {
            CurveFigure curves => CurveDrawing.Draw(canvas, curves),
            IntervalFigure intervals => IntervalDrawing.Draw(canvas, intervals),
            HistogramFigure histogram => HistogramDrawing.Draw(canvas, histogram),
            MatrixFigure matrix => MatrixDrawing.Draw(canvas, matrix),
            ScatterFigure scatter => ScatterDrawing.Draw(canvas, scatter),
            RugFigure rug => RugDrawing.Draw(canvas, rug),
            _ => throw new ArgumentOutOfRangeException(nameof(figure)),
        };
        return canvas.Finish(height, figure.Title, FigureWords.Describe(figure));
    }
}
