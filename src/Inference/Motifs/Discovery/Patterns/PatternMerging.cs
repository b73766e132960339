namespace CisLens.Inference.Motifs.Discovery.Patterns;

/// <summary>Joins patterns that are one motif: similar in their contributions, and of seqlets that cannot be told apart.</summary>
internal sealed class PatternMerging(ContributionCrop crop, PatternBuilding building, ModiscoOptions options, long seed)
{
    // (least contamination, least similarity) of patterns that are joined.
    private static readonly (double Contamination, double Similarity)[] _joined = [(0.8, 0.8), (0.5, 0.85), (0.2, 0.9)];

    // (largest contamination, largest similarity) of patterns that never come together.
    private static readonly (double Contamination, double Similarity)[] _apart = [(0.4, 0.75), (0.2, 0.8), (0.1, 0.85), (0.0, 0.9)];

    private readonly Dictionary<(DraftPattern, DraftPattern), double> _contaminations = [];
    private readonly Dictionary<(DraftPattern, DraftPattern), double> _similarities = [];

    /// <summary>Joins until nothing is joined any more.</summary>
    public IReadOnlyList<DraftPattern> Merge(IReadOnlyList<DraftPattern> patterns, CancellationToken token)
    {
        var current = BySize(patterns);
        while (true)
        {
            var groups = Groups(current, token);
            if (groups.Count == current.Count)
                return current;
            var next = new List<DraftPattern>();
            foreach (var group in groups)
                if (group.Count == 1)
                    next.Add(group[0]);
                else if (building.Join(group[0], group.Skip(1), token) is { } joined)
                    next.Add(joined);
            current = BySize(next);
        }
    }

    private static List<DraftPattern> BySize(IReadOnlyList<DraftPattern> patterns) => [.. patterns.OrderByDescending(pattern => pattern.Count)];

    /// <summary>The patterns that belong together, each group by falling size.</summary>
    private List<List<DraftPattern>> Groups(List<DraftPattern> patterns, CancellationToken token)
    {
        var group = patterns.Select(pattern => new List<DraftPattern> { pattern }).ToArray();
        var pairs =
            from first in Enumerable.Range(0, patterns.Count)
            from second in Enumerable.Range(first + 1, patterns.Count - first - 1)
            let similarity = Similarity(patterns[first], patterns[second], token)
            where similarity >= _joined.Min(rule => rule.Similarity)
            orderby similarity descending
            select (First: first, Second: second);
        foreach (var (first, second) in pairs.ToList())
        {
            var (left, right) = (group[first], group[second]);
            if (left == right || !IsOne(patterns[first], patterns[second], token) || left.Any(one => right.Any(other => IsApart(one, other, token))))
                continue;
            left.AddRange(right);
            foreach (var member in right)
                group[patterns.IndexOf(member)] = left;
        }
        return [.. group.Distinct().Select(members => BySize(members))];
    }

    private bool IsOne(DraftPattern one, DraftPattern other, CancellationToken token)
    {
        var similarity = Similarity(one, other, token);
        return _joined.Any(rule => similarity >= rule.Similarity && ContaminationOf(one, other, token) >= rule.Contamination);
    }

    private bool IsApart(DraftPattern one, DraftPattern other, CancellationToken token)
    {
        var similarity = Similarity(one, other, token);
        return _apart.Any(rule => similarity <= rule.Similarity && ContaminationOf(one, other, token) <= rule.Contamination);
    }

    private double Similarity(DraftPattern one, DraftPattern other, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        if (!_similarities.TryGetValue((one, other), out var similarity))
            _similarities[(one, other)] = _similarities[(other, one)] = similarity = PatternAlignment.Of(one, other, options.BothStrands).Similarity;
        return similarity;
    }

    private double ContaminationOf(DraftPattern one, DraftPattern other, CancellationToken token)
    {
        if (!_contaminations.TryGetValue((one, other), out var contamination))
            _contaminations[(one, other)] = _contaminations[(other, one)] = contamination = Contamination.Of(crop, one, other, options.BothStrands, seed, token);
        return contamination;
    }
}
