using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.GroundTruth;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.GroundTruth;

/// <summary>Gathers the scores of one method, a few sequences at a time.</summary>
/// <param name="method">Its id.</param>
/// <param name="isOfRun">Whether it is one of the run's.</param>
internal sealed class TruthMaps(string method, bool isOfRun)
{
    private readonly List<TruthScore> _scores = [];
    private readonly double[] _precision = new double[PrecisionCurve.Steps];

    /// <summary>The method against which all are compared, because its scores are effects by their definition.</summary>
    public static MethodSpec Comparison { get; } = new() { Method = "ism" };

    public void Add(float[] map, RowTruth truth)
    {
        _scores.Add(TruthScore.Of(map, truth));
        foreach (var (step, precision) in PrecisionCurve.Of(map, truth.Planted).Index())
            _precision[step] += precision;
    }

    public TruthMap ToMap() => new(method, isOfRun, _scores, [.. _precision.Select(sum => sum / _scores.Count)]);
}
