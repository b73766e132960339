namespace CisLens.Inference.Figures;

/// <summary>The frame in which lines, bars and points are drawn: a y axis with round numbers on the left, x below.</summary>
internal readonly record struct PlotArea(double Left, double Top, double Right, double Bottom)
{
    private const double Letters = 44;
    private const double Title = 14;

    /// <summary>Room for both axes with their titles; wide figures are somewhat taller too.</summary>
    public static PlotArea Of(FigureCanvas canvas, double height) => new(Letters + Title, 6, canvas.Width - 8, 6 + (height * (0.6 + (0.4 * canvas.Width / FigureSvg.Small))));

    public double Below => Bottom + 34;

    public void YAxis(FigureCanvas canvas, FigureScale scale, string title)
    {
        foreach (var tick in scale.Ticks(4))
        {
            var y = scale.Place(tick);
            canvas.Line(Left, y, Right, y, FigureInk.Grid);
            canvas.Text(Left - 5, y + 4, FigureNumber.Text(tick), anchor: "end", ink: FigureInk.Faint);
        }

        canvas.Line(Left, Top, Left, Bottom, FigureInk.Axis);
        canvas.TextUpwards(10, (Top + Bottom) / 2, title, Bottom - Top + 30);
    }

    public void XAxis(FigureCanvas canvas, string title)
    {
        canvas.Line(Left, Bottom, Right, Bottom, FigureInk.Axis);
        canvas.Text((Left + Right) / 2, Bottom + 29, title, Right - Left + 20, "middle");
    }

    public void XTick(FigureCanvas canvas, double x, string text)
    {
        canvas.Line(x, Bottom, x, Bottom + 3, FigureInk.Axis);
        canvas.Text(x, Bottom + 14, text, anchor: "middle", ink: FigureInk.Faint);
    }

    public void XTicks(FigureCanvas canvas, FigureScale scale)
    {
        foreach (var tick in scale.Ticks(5))
            XTick(canvas, scale.Place(tick), FigureNumber.Text(tick));
    }
}
