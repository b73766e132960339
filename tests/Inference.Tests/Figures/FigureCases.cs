using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Tests.Figures;

/// <summary>One figure of each kind, as tests of the audit make them.</summary>
internal static class FigureCases
{
    public static CurveFigure Curves { get; } = new("Output with bases mutated, class 1, n = 500", "mutated bases", ["1", "5", "10", "20"], "output",
    [
        new Curve("ISM", [0.9, 0.6, null, 0.2], [0.88, 0.55, null, 0.15], [0.92, 0.65, null, 0.25]),
        new Curve("random bases", [0.95, 0.93, 0.9, 0.85], [0.94, 0.92, 0.88, 0.83], [0.96, 0.94, 0.92, 0.87], IsChance: true),
    ]) { Caption = "The grey band holds 95 % of random draws." };

    public static IntervalFigure Intervals { get; } = new("Sign agreement, n = 500", "share of bases",
    [
        new IntervalLine("ISM and Gradient × Input", new Estimate(0.7, 0.65, 0.75, 500), new Estimate(0.5, 0.45, 0.55, 500)),
        new IntervalLine("<odd & long name of a method that no figure could hold> of a target with a long name", new Estimate(0.2, -0.1, 0.3, 500)),
    ]) { Threshold = new FigureThreshold(3) { Pass = 0.8, Fail = 0.5 } };

    public static HistogramFigure Histogram { get; } = new("Completeness error", "error", [0, 1e-6, 1e-4, 1e-2, 1], [new HistogramSeries("DeepLIFT", [3, 40, 0, 7])]) { IsLogarithmic = true, Marks = [1e-3] };

    public static HistogramFigure Histograms { get; } = new("Predictions", "output", [0, 0.5, 1], [new HistogramSeries("synthetic", [3, 1]), new HistogramSeries("real", [100, 300])]);

    public static MatrixFigure Matrix { get; } = new("Rank correlation", ["ISM", "TISM"], ["ISM", "TISM"], [[null, -0.25], [0.5, null]], -1, 1);

    public static ScatterFigure Scatter { get; } = new("Stability", "change of output", "correlation", [new ScatterPoint(0.1, 0.9, "shift"), new ScatterPoint(0.4, 0.2, "shift"), new ScatterPoint(0.2, 0.5, "one base")]);

    public static IReadOnlyList<Figure> All { get; } = [Curves, Intervals, Histogram, Histograms, Matrix, Scatter];
}
