using CisLens.Inference.Motifs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>How much of the absolute contributions of a set lies in the cores of patterns.</summary>
internal sealed class ContributionShares
{
    private readonly ContributionSet _set;
    private readonly double _total;

    public ContributionShares(ContributionSet set)
    {
        _set = set;
        for (var row = 0; row < set.Rows; row++)
            _total += Sum(row, 0, set.Length);
    }

    /// <summary>The share of a pattern, 0 to 1.</summary>
    /// <param name="pattern">Its seqlets count in the set's rows.</param>
    public double Of(Pattern pattern)
    {
        var found = new FoundPattern(pattern, [], 0, []);
        var sum = 0.0;
        foreach (var seqlet in pattern.Seqlets)
        {
            var (start, end) = found.CoreOf(seqlet);
            sum += Sum(seqlet.Row, Math.Max(0, start), Math.Min(end, _set.Length));
        }
        return _total > 0 ? sum / _total : 0;
    }

    private double Sum(int row, int start, int end)
    {
        var sum = 0.0;
        for (var position = start; position < end; position++)
            sum += Math.Abs(_set.Contribution(row, position));
        return sum;
    }
}
