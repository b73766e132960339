namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>Keeps the items of the largest scores among those offered; among equal scores the smaller item. Not for two threads at once.</summary>
internal sealed class Strongest(int capacity)
{
    private readonly float[] _scores = new float[capacity];
    private readonly int[] _items = new int[capacity];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    /// <summary>Takes an item in if it is among the strongest so far.</summary>
    public void Offer(float score, int item)
    {
        if (Count < capacity)
        {
            (_scores[Count], _items[Count]) = (score, item);
            Rise(Count++);
        }
        else if (IsWeaker(_scores[0], _items[0], score, item))
        {
            (_scores[0], _items[0]) = (score, item);
            Sink(0);
        }
    }

    /// <summary>Writes what was kept, strongest first, and forgets it.</summary>
    public void Drain(Span<int> items, Span<float> scores)
    {
        for (var place = Count - 1; place >= 0; place--)
        {
            (items[place], scores[place]) = (_items[0], _scores[0]);
            Count--;
            (_scores[0], _items[0]) = (_scores[Count], _items[Count]);
            Sink(0);
        }
    }

    private static bool IsWeaker(float score, int item, float than, int thanItem) => score < than || (score == than && item > thanItem);

    private void Rise(int place)
    {
        for (var parent = (place - 1) / 2; place > 0 && IsWeaker(_scores[place], _items[place], _scores[parent], _items[parent]); parent = (place - 1) / 2)
        {
            Swap(place, parent);
            place = parent;
        }
    }

    private void Sink(int place)
    {
        while (true)
        {
            var weakest = place;
            for (var child = (2 * place) + 1; child <= (2 * place) + 2 && child < Count; child++)
                if (IsWeaker(_scores[child], _items[child], _scores[weakest], _items[weakest]))
                    weakest = child;
            if (weakest == place)
                return;
            Swap(place, weakest);
            place = weakest;
        }
    }

    private void Swap(int one, int other)
    {
        (_scores[one], _scores[other]) = (_scores[other], _scores[one]);
        (_items[one], _items[other]) = (_items[other], _items[one]);
    }
}
