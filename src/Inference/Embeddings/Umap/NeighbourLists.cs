namespace CisLens.Inference.Embeddings.Umap;

/// <summary>For each point the best neighbours seen so far, as a heap with the farthest on top. Equal distances are ordered by number, so the result does not depend on the order of offers.</summary>
internal sealed class NeighbourLists
{
    private readonly int _count;
    private readonly int[] _points;
    private readonly float[] _distances;
    private readonly bool[] _new;

    public NeighbourLists(int rows, int count)
    {
        (Rows, _count) = (rows, count);
        _points = new int[rows * count];
        _distances = new float[rows * count];
        _new = new bool[rows * count];
        Array.Fill(_points, int.MaxValue);
        Array.Fill(_distances, float.PositiveInfinity);
    }

    public int Rows { get; }

    public ReadOnlySpan<int> PointsOf(int row) => _points.AsSpan(row * _count, _count);

    /// <summary>Whether each neighbour came since it was last marked as seen.</summary>
    public Span<bool> NewOf(int row) => _new.AsSpan(row * _count, _count);

    /// <summary>Whether a distance would be taken.</summary>
    public bool Wants(int row, float distance) => distance <= _distances[row * _count];

    /// <summary>Takes a neighbour when it is nearer than the farthest; true when it was taken.</summary>
    public bool Offer(int row, int point, float distance, bool isNew)
    {
        var top = row * _count;
        if (!IsNearer(distance, point, top) || PointsOf(row).Contains(point))
            return false;
        (_points[top], _distances[top], _new[top]) = (point, distance, isNew);
        SinkTop(top);
        return true;
    }

    public NearestNeighbours Sorted()
    {
        for (var row = 0; row < Rows; row++)
        {
            var order = Enumerable.Range(row * _count, _count).OrderBy(place => _distances[place]).ThenBy(place => _points[place]).ToArray();
            var points = Array.ConvertAll(order, place => _points[place]);
            var distances = Array.ConvertAll(order, place => MathF.Sqrt(_distances[place]));
            points.CopyTo(_points, row * _count);
            distances.CopyTo(_distances, row * _count);
        }
        return new NearestNeighbours(_count, _points, _distances);
    }

    private bool IsNearer(float distance, int point, int than) =>
        distance < _distances[than] || (distance == _distances[than] && point < _points[than]);

    private void SinkTop(int top)
    {
        var place = 0;
        while (true)
        {
            var largest = place;
            for (var child = (2 * place) + 1; child <= (2 * place) + 2 && child < _count; child++)
                if (IsNearer(_distances[top + largest], _points[top + largest], top + child))
                    largest = child;
            if (largest == place)
                return;
            Swap(top + place, top + largest);
            place = largest;
        }
    }

    private void Swap(int left, int right)
    {
        (_points[left], _points[right]) = (_points[right], _points[left]);
        (_distances[left], _distances[right]) = (_distances[right], _distances[left]);
        (_new[left], _new[right]) = (_new[right], _new[left]);
    }
}
