namespace CisLens.Inference.Motifs.Filters;

/// <summary>The largest activations of a filter, and the threshold that follows from them.</summary>
internal sealed class StrongestValues
{
    private readonly FilterOptions _options;
    private readonly PriorityQueue<float, float> _kept = new();

    public StrongestValues(FilterOptions options) => _options = options;

    /// <summary>The largest; 0 where nothing activates the filter.</summary>
    public double Maximum { get; private set; }

    /// <summary>The activation from which a site counts; infinite for a filter that is never activated.</summary>
    public double Threshold =>
        Maximum <= 0 ? double.PositiveInfinity
        : _options.Threshold == FilterThreshold.ShareOfMaximum ? _options.Share * Maximum
        : _kept.Peek();

    public void Add(ReadOnlySpan<float> activations)
    {
        var largest = 0f;
        foreach (var activation in activations)
        {
            largest = Math.Max(largest, activation);
            if (_options.Threshold == FilterThreshold.StrongestSites && !_options.OnePerSequence)
                Keep(activation);
        }
        if (_options.Threshold == FilterThreshold.StrongestSites && _options.OnePerSequence)
            Keep(largest);
        Maximum = Math.Max(Maximum, largest);
    }

    private void Keep(float activation)
    {
        if (activation <= 0)
            return;
        if (_kept.Count < _options.Sites)
            _kept.Enqueue(activation, activation);
        else if (activation > _kept.Peek())
            _kept.EnqueueDequeue(activation, activation);
    }
}
