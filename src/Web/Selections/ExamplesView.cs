using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs.Audits.Examples;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Tracks;

namespace CisLens.Web.Selections;

/// <summary>The shown sequences of a run.</summary>
/// <param name="Head">The run.</param>
/// <param name="Target">Index of the target by which sequences are placed.</param>
/// <param name="Measures">By what they are placed.</param>
/// <param name="Shown">Those that were kept or taken out, by row.</param>
/// <param name="Panel">The random panel.</param>
/// <param name="PanelCaption">What a figure of the panel must say.</param>
/// <param name="Opened">How many different sequences were looked at, by how they were come upon.</param>
/// <param name="Rug">Where they all lie; null while nothing is computed.</param>
/// <param name="Judged">What rule 25 says of it.</param>
public sealed record ExamplesView(
    ResultsHead Head, int Target, IReadOnlyList<RowMeasure> Measures, IReadOnlyList<ShownSequence> Shown, IReadOnlyList<ShownExample> Panel, string PanelCaption,
    IReadOnlyList<(SelectionSource Source, int Sequences)> Opened, RugFigure? Rug, JudgedRule Judged);
