namespace CisLens.Inference.Models;

/// <summary>One measured figure of a model.</summary>
/// <param name="Output">The output's name.</param>
/// <param name="Metric">E.g. <c>AUROC</c>, <c>AUPRC</c>, <c>Pearson r</c>.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end of the 95 % interval; null when none was published.</param>
/// <param name="High">Upper end of the 95 % interval; null when none was published.</param>
/// <param name="N">Number of held-out sequences; null when not published.</param>
/// <param name="Data">The held-out data.</param>
/// <param name="Source">Who measured it.</param>
public sealed record ModelPerformance(
    string Output, string Metric, double Value, double? Low, double? High, long? N, string Data, string? Source = null);
