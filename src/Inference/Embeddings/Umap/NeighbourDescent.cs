using CisLens.Inference.Sequences;

namespace CisLens.Inference.Embeddings.Umap;

/// <summary>
/// Approximate nearest neighbours: from random lists, neighbours of neighbours are tried until hardly any list improves (Dong,
/// Moses and Li, WWW 2011). One thread and a seed, so that it gives the same everywhere.
/// </summary>
internal sealed class NeighbourDescent
{
    private const int MostRounds = 20;
    private const int MostCandidates = 30;
    private const double Converged = 0.001;
    private readonly FeatureTable _table;
    private readonly NeighbourLists _lists;
    private readonly SeededRandom _random;
    private readonly int _count;

    private NeighbourDescent(FeatureTable table, int count, int seed)
    {
        (_table, _count) = (table, count);
        _lists = new NeighbourLists(table.Rows, count);
        _random = new SeededRandom(seed);
    }

    public static NearestNeighbours Find(FeatureTable table, int count, int seed, CancellationToken token)
    {
        var search = new NeighbourDescent(table, count, seed);
        search.Start();
        for (var round = 0; round < MostRounds; round++)
        {
            token.ThrowIfCancellationRequested();
            if (search.Improve(token) <= Converged * count * table.Rows)
                break;
        }
        return search._lists.Sorted();
    }

    private void Start()
    {
        for (var row = 0; row < _table.Rows; row++)
            for (var taken = 0; taken < _count;)
                if (_random.Next(_table.Rows) is var other && other != row && _lists.Offer(row, other, Distance(row, other), isNew: true))
                    taken++;
    }

    private long Improve(CancellationToken token)
    {
        var (fresh, old) = Candidates();
        var changes = 0L;
        for (var row = 0; row < _table.Rows; row++)
        {
            if (row % 1024 == 0)
                token.ThrowIfCancellationRequested();
            var recent = fresh[row];
            for (var i = 0; i < recent.Count; i++)
            {
                for (var j = i + 1; j < recent.Count; j++)
                    changes += Try(recent[i], recent[j]);
                foreach (var other in old[row])
                    changes += Try(recent[i], other);
            }
        }
        return changes;
    }

    private int Try(int left, int right)
    {
        if (left == right)
            return 0;
        var distance = Distance(left, right);
        var changes = 0;
        if (_lists.Wants(left, distance) && _lists.Offer(left, right, distance, isNew: true))
            changes++;
        if (_lists.Wants(right, distance) && _lists.Offer(right, left, distance, isNew: true))
            changes++;
        return changes;
    }

    /// <summary>Neighbours and those that have the point as neighbour, the new apart from those compared before.</summary>
    private (List<int>[] Fresh, List<int>[] Old) Candidates()
    {
        var fresh = Lists();
        var old = Lists();
        for (var row = 0; row < _table.Rows; row++)
        {
            var points = _lists.PointsOf(row);
            var isNew = _lists.NewOf(row);
            for (var place = 0; place < points.Length; place++)
            {
                if (points[place] == int.MaxValue)
                    continue;
                var target = isNew[place] ? fresh : old;
                Add(target[row], points[place]);
                Add(target[points[place]], row);
                isNew[place] = false;
            }
        }
        return (fresh, old);
    }

    // A full list takes a newcomer in the place of another, at random.
    private void Add(List<int> list, int point)
    {
        if (list.Count < MostCandidates)
            list.Add(point);
        else if (_random.Next(2) == 0)
            list[_random.Next(list.Count)] = point;
    }

    private List<int>[] Lists() => [.. Enumerable.Range(0, _table.Rows).Select(_ => new List<int>(MostCandidates))];

    private float Distance(int left, int right) => Vectors.SquaredDistance(_table[left], _table[right]);
}
