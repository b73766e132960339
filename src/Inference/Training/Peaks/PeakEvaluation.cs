namespace CisLens.Inference.Training.Peaks;

/// <summary>Measures a network on the held-out peaks: against shuffled peaks, and against held-out peaks of the other factors.</summary>
public sealed class PeakEvaluation
{
    private const string Shuffled = "dinucleotide-shuffled peaks";
    private const string Others = "peaks of the other factors";

    private readonly PeakData _data;
    private readonly long _seed;
    private readonly IReadOnlyList<byte[]> _sequences;
    private readonly Dictionary<byte[], int> _rows;

    /// <summary>Collects the held-out sequences.</summary>
    /// <param name="data">The peaks.</param>
    /// <param name="seed">Decides the bootstrap.</param>
    public PeakEvaluation(PeakData data, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        (_data, _seed) = (data, seed);
        _sequences = [.. data.Splits.SelectMany(split => split.Test.Concat(split.TestNegatives)).Concat(data.EboxCheck).Select(peak => peak.Codes)];
        _rows = new Dictionary<byte[], int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < _sequences.Count; i++)
            _rows[_sequences[i]] = i;
    }

    /// <summary>The sequences to predict, in the order in which <see cref="Score"/> expects the answers.</summary>
    public IReadOnlyList<byte[]> Sequences => _sequences;

    /// <summary>Compares answers with the truth.</summary>
    /// <param name="answers">One row of logits for each of <see cref="Sequences"/>.</param>
    public IReadOnlyList<PeakScore> Score(IReadOnlyList<float[]> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return [.. Comparisons().Select(comparison => Measure(answers, comparison))];
    }

    private IEnumerable<Comparison> Comparisons()
    {
        for (var factor = 0; factor < _data.Factors.Count; factor++)
        {
            var split = _data.Splits[factor];
            var positives = $"{_data.Factors[factor]} test peaks";
            yield return new Comparison(factor, positives, Shuffled, split.Test, split.TestNegatives);
            var others = OtherPeaks(factor);
            if (others.Count > 0)
                yield return new Comparison(factor, positives, Others, split.Test, others);
        }
        var ebox = _data.EboxCheck.ToLookup(peak => peak.Bound);
        yield return new Comparison(_data.Factors.Count - 1, "USF1 test peaks", Shuffled, [.. ebox[true]], [.. ebox[false]]);
    }

    // A test peak of another factor counts as a negative under the same rule as in training.
    private List<Peak> OtherPeaks(int factor)
    {
        var own = KmerSet.Of(_data.Splits[factor].Peaks);
        return [.. Enumerable.Range(0, _data.Factors.Count)
            .Where(other => other != factor && PeakExamples.IsKnown(_data.Factors[other], _data.Factors[factor]))
            .SelectMany(other => _data.Splits[other].Test)
            .Where(peak => !own.SharesWordWith(peak.Codes))];
    }

    private PeakScore Measure(IReadOnlyList<float[]> answers, Comparison comparison)
    {
        float[] values = [.. comparison.Bound.Concat(comparison.Unbound).Select(peak => answers[_rows[peak.Codes]][comparison.Output])];
        bool[] truth = [.. comparison.Bound.Select(_ => true), .. comparison.Unbound.Select(_ => false)];
        return new PeakScore(
            _data.Factors[comparison.Output], comparison.Positives, comparison.Negatives,
            Metrics.AurocInterval(values, truth, _seed), Metrics.AuprcInterval(values, truth, _seed));
    }

    private sealed record Comparison(int Output, string Positives, string Negatives, IReadOnlyList<Peak> Bound, IReadOnlyList<Peak> Unbound);
}
