using CisLens.Inference.Sequences;

namespace CisLens.Inference.Motifs.Discovery.Communities;

/// <summary>A partition of a graph while vertices move between its communities, with the sums that a move's gain is computed from.</summary>
internal sealed class CommunityState
{
    // Below this share of a vertex's strength a gain is rounding.
    private const double LeastGain = 1e-10;

    private readonly WeightedGraph _graph;
    private readonly double[] _strengths;
    private readonly int[] _sizes;
    private readonly double[] _links;
    private readonly List<int> _near = [];
    private readonly Stack<int> _empty = [];

    /// <param name="graph">The graph.</param>
    /// <param name="membership">The community of each vertex, 0 to vertices - 1; changed in place.</param>
    public CommunityState(WeightedGraph graph, int[] membership)
    {
        (_graph, Membership) = (graph, membership);
        _strengths = new double[graph.Vertices];
        _sizes = new int[graph.Vertices];
        _links = new double[graph.Vertices];
        for (var vertex = 0; vertex < graph.Vertices; vertex++)
        {
            _strengths[membership[vertex]] += graph.Strengths[vertex];
            _sizes[membership[vertex]]++;
        }
        for (var community = graph.Vertices - 1; community >= 0; community--)
            if (_sizes[community] == 0)
                _empty.Push(community);
    }

    public int[] Membership { get; }

    /// <summary>Moves vertices to the neighbouring community that gains most until no vertex gains; neighbours of a moved vertex are looked at again.</summary>
    /// <returns>Whether any vertex moved.</returns>
    public bool MoveAll(SeededRandom random, CancellationToken token)
    {
        var queue = new Queue<int>(Order(random));
        var waiting = new bool[_graph.Vertices];
        Array.Fill(waiting, true);
        var moved = false;
        for (var steps = 0; queue.TryDequeue(out var vertex); steps++)
        {
            if (steps % 256 == 0)
                token.ThrowIfCancellationRequested();
            waiting[vertex] = false;
            if (!Move(vertex))
                continue;
            moved = true;
            for (var edge = _graph.Starts[vertex]; edge < _graph.Starts[vertex + 1]; edge++)
                if (_graph.Neighbours[edge] is var other && !waiting[other] && Membership[other] != Membership[vertex])
                {
                    waiting[other] = true;
                    queue.Enqueue(other);
                }
        }
        return moved;
    }

    /// <summary>
    /// Joins vertices that are still alone to the community that gains most among those of the same group: the refinement that
    /// keeps communities connected. The partition must be one vertex each at the start.
    /// </summary>
    /// <param name="group">The community of each vertex that must not be left.</param>
    /// <param name="random">Draws the order.</param>
    /// <param name="token">Checked on the way.</param>
    public void MergeWithin(int[] group, SeededRandom random, CancellationToken token)
    {
        var steps = 0;
        foreach (var vertex in Order(random))
        {
            if (steps++ % 256 == 0)
                token.ThrowIfCancellationRequested();
            if (_sizes[Membership[vertex]] != 1)
                continue;
            Links(vertex, group);
            Place(vertex, Best(vertex, mayBeAlone: false));
        }
    }

    /// <summary>Numbers the communities 0, 1, ... by their first vertex.</summary>
    /// <returns>The new numbers of each vertex and how many communities there are.</returns>
    public static (int[] Membership, int Count) Renumbered(ReadOnlySpan<int> membership)
    {
        var numbers = new int[membership.Length];
        Array.Fill(numbers, -1);
        var result = new int[membership.Length];
        var count = 0;
        for (var vertex = 0; vertex < membership.Length; vertex++)
        {
            ref var number = ref numbers[membership[vertex]];
            if (number < 0)
                number = count++;
            result[vertex] = number;
        }
        return (result, count);
    }

    private int[] Order(SeededRandom random)
    {
        var order = Enumerable.Range(0, _graph.Vertices).ToArray();
        random.Shuffle<int>(order);
        return order;
    }

    private bool Move(int vertex)
    {
        Links(vertex, null);
        var before = Membership[vertex];
        Place(vertex, Best(vertex, mayBeAlone: true));
        return Membership[vertex] != before;
    }

    /// <summary>Sums the weights from a vertex to each community beside it.</summary>
    private void Links(int vertex, int[]? group)
    {
        foreach (var community in _near)
            _links[community] = 0;
        _near.Clear();
        for (var edge = _graph.Starts[vertex]; edge < _graph.Starts[vertex + 1]; edge++)
        {
            var other = _graph.Neighbours[edge];
            if (group is not null && group[other] != group[vertex])
                continue;
            ref var link = ref _links[Membership[other]];
            if (link == 0 && _graph.Weights[edge] > 0)
                _near.Add(Membership[other]);
            link += _graph.Weights[edge];
        }
    }

    private int Best(int vertex, bool mayBeAlone)
    {
        var current = Membership[vertex];
        var strength = _graph.Strengths[vertex];
        var best = current;
        var margin = LeastGain * strength;
        var most = _links[current] - (strength * (_strengths[current] - strength) / _graph.Total);
        foreach (var community in _near)
        {
            if (community == current)
                continue;
            var gain = _links[community] - (strength * _strengths[community] / _graph.Total);
            if (gain > most + margin)
                (best, most) = (community, gain);
        }
        return mayBeAlone && most < -margin && _sizes[current] > 1 ? _empty.Peek() : best;
    }

    private void Place(int vertex, int community)
    {
        var before = Membership[vertex];
        if (community == before)
            return;
        if (_sizes[community] == 0)
            _empty.Pop();
        _strengths[before] -= _graph.Strengths[vertex];
        _strengths[community] += _graph.Strengths[vertex];
        _sizes[community]++;
        if (--_sizes[before] == 0)
            _empty.Push(before);
        Membership[vertex] = community;
    }
}
