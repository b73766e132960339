using CisLens.Inference.Evaluation.Metrics;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Agreement;

/// <summary>A map made ready to be compared with others, turned in a circle by any distance.</summary>
internal sealed class MapRanks
{
    private readonly float[] _scores;
    private readonly double[] _ranks;
    private readonly double _norm;
    private readonly bool[] _isTop;

    /// <param name="scores">The scores of the known bases.</param>
    /// <param name="top">How many bases with the largest scores are compared.</param>
    public MapRanks(float[] scores, int top)
    {
        _scores = scores;
        _ranks = Correlation.Ranks<float>(scores);
        var mean = (scores.Length + 1) / 2.0;
        for (var i = 0; i < _ranks.Length; i++)
            _ranks[i] -= mean;
        _norm = Math.Sqrt(_ranks.Sum(rank => rank * rank));
        Top = [.. ReplacementOrder.Descending([.. scores.Select(Math.Abs)]).Take(top)];
        _isTop = new bool[scores.Length];
        foreach (var place in Top)
            _isTop[place] = true;
    }

    /// <summary>The places of the scores of largest size, the largest first.</summary>
    public int[] Top { get; }

    private int Length => _scores.Length;

    /// <summary>Spearman's correlation with another map that is turned; conventions for constant maps are those of <see cref="Correlation"/>.</summary>
    public double Spearman(MapRanks other, int turn)
    {
        if (_norm == 0 || other._norm == 0)
            return _norm == other._norm ? 1 : 0;
        var sum = Product(_ranks.AsSpan(0, Length - turn), other._ranks.AsSpan(turn)) + Product(_ranks.AsSpan(Length - turn), other._ranks.AsSpan(0, turn));
        return Math.Clamp(sum / _norm / other._norm, -1, 1);
    }

    /// <summary>The share of this map's top places that are among the other's.</summary>
    public double Overlap(MapRanks other, int turn) => Top.Length == 0 ? 1 : (double)Top.Count(place => other._isTop[Turned(place, turn)]) / Top.Length;

    /// <summary>Of the places that are among the top of either map, the share where both scores have the same sign.</summary>
    public double Signs(MapRanks other, int turn)
    {
        int same = 0, all = 0;
        foreach (var place in Top)
            Count(place, Turned(place, turn));
        foreach (var place in other.Top)
            if (Turned(place, Length - turn) is var mine && !_isTop[mine])
                Count(mine, place);
        return all == 0 ? 1 : (double)same / all;

        void Count(int mine, int theirs)
        {
            all++;
            same += Math.Sign(_scores[mine]) == Math.Sign(other._scores[theirs]) ? 1 : 0;
        }
    }

    private static double Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private int Turned(int place, int turn) => place + turn < Length ? place + turn : place + turn - Length;
}
