using CisLens.Inference.Statistics;

namespace CisLens.Inference.Figures;

/// <summary>A number with its interval over the ranges where it passes, warns and fails: one small line for tables.</summary>
public static class ThresholdStrip
{
    private const double Width = 150;
    private const double Height = 18;
    private const double Beside = 0.6;
    private const double Ground = 0.24;

    /// <summary>The line as an <c>svg</c> element.</summary>
    /// <param name="measure">What is measured.</param>
    /// <param name="value">The number.</param>
    /// <param name="pass">The number from which it passes.</param>
    /// <param name="fail">The number beyond which it fails.</param>
    public static string Write(string measure, Estimate value, double pass, double fail)
    {
        ArgumentNullException.ThrowIfNull(value);
        var canvas = new FigureCanvas(Width);
        var space = Beside * Math.Max(Math.Abs(pass - fail), double.Epsilon);
        var scale = new FigureScale([value.Low, value.High, Math.Min(pass, fail) - space, Math.Max(pass, fail) + space], 5, Width - 5);
        var (first, second) = (scale.Place(Math.Min(pass, fail)), scale.Place(Math.Max(pass, fail)));
        var (left, right) = pass > fail ? (FigureInk.Fail, FigureInk.Pass) : (FigureInk.Pass, FigureInk.Fail);
        canvas.Box(0, 4, first, 10, left, Ground);
        canvas.Box(first, 4, second - first, 10, FigureInk.Warn, Ground);
        canvas.Box(second, 4, Width - second, 10, right, Ground);
        canvas.Line(scale.Place(value.Low), 9, scale.Place(value.High), 9, FigureInk.Strong, 2);
        canvas.Point(scale.Place(value.Value), 9, 0, FigureInk.Strong, 4);
        return canvas.Finish(Height, $"{measure}: {FigureNumber.Text(value)}",
            $"Passes from {FigureNumber.Text(pass)}, fails from {FigureNumber.Text(fail)}.");
    }
}
