using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Statistics;

namespace CisLens.Web.Api;

/// <summary>A number beside its thresholds.</summary>
/// <param name="Measure">What is measured, with its unit.</param>
/// <param name="Value">The number; null where it could not be measured or is not finite, as are the ends of its interval.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="N">Sequences that it was measured on; null where it could not be.</param>
/// <param name="Pass">The number from which the rule is passed.</param>
/// <param name="Fail">The number beyond which it is failed.</param>
/// <param name="IsOwn">Whether the project set these two.</param>
public sealed record MeasureView(string Measure, double? Value, double? Low, double? High, int? N, double Pass, double Fail, bool IsOwn)
{
    internal static MeasureView Of(AuditThreshold threshold, Estimate? number) => new(
        threshold.Measure, Finite(number?.Value), Finite(number?.Low), Finite(number?.High), number?.N, threshold.Pass, threshold.Fail, threshold.IsOwn);

    // JSON has no infinity.
    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
