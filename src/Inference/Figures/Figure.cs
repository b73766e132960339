using System.Text.Json.Serialization;

namespace CisLens.Inference.Figures;

/// <summary>A small figure as numbers, from which pages, reports and tables are drawn alike.</summary>
/// <param name="Title">What it shows, with n.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CurveFigure), "curve")]
[JsonDerivedType(typeof(IntervalFigure), "intervals")]
[JsonDerivedType(typeof(HistogramFigure), "histogram")]
[JsonDerivedType(typeof(MatrixFigure), "matrix")]
[JsonDerivedType(typeof(ScatterFigure), "scatter")]
[JsonDerivedType(typeof(RugFigure), "rug")]
public abstract record Figure(string Title)
{
    /// <summary>What a reader must know besides, such as what chance is; null for nothing.</summary>
    public string? Caption { get; init; }

    /// <summary>The threshold of the audit that its numbers are held against; null for none.</summary>
    public FigureThreshold? Threshold { get; init; }
}
