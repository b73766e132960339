using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Motifs.Filters;

/// <summary>Counts the letters of the sites of one filter, sequence by sequence.</summary>
internal sealed class FilterSites
{
    private readonly ReceptiveWindow _window;
    private readonly bool _onePerSequence;
    private readonly byte[] _best;
    private long _before;
    private float _strongest;

    public FilterSites(ReceptiveWindow window, double threshold, bool onePerSequence)
    {
        (_window, Threshold, _onePerSequence) = (window, threshold, onePerSequence);
        Counts = new double[4 * window.Size];
        _best = new byte[window.Size];
    }

    public double Threshold { get; }

    /// <summary>[width x 4].</summary>
    public double[] Counts { get; }

    public long Sites { get; private set; }

    public int Sequences { get; private set; }

    /// <summary>Begins a sequence.</summary>
    public void Begin() => (_before, _strongest) = (Sites, float.NegativeInfinity);

    /// <summary>Adds the sites of a strand of the sequence.</summary>
    public void Add(byte[] codes, ReadOnlySpan<float> activations)
    {
        for (var position = 0; position < activations.Length; position++)
        {
            if (!(activations[position] >= Threshold))
                continue;
            var start = _window.Offset + (position * _window.Stride);
            if (start < 0 || start + _window.Size > codes.Length)
                continue;
            var site = codes.AsSpan(start, _window.Size);
            if (site.Contains(Bases.Unknown))
                continue;
            if (!_onePerSequence)
                Count(site);
            else if (activations[position] > _strongest)
            {
                _strongest = activations[position];
                site.CopyTo(_best);
            }
        }
    }

    /// <summary>Ends the sequence.</summary>
    public void End()
    {
        if (_onePerSequence && _strongest > float.NegativeInfinity)
            Count(_best);
        Sequences += Sites > _before ? 1 : 0;
    }

    private void Count(ReadOnlySpan<byte> site)
    {
        Sites++;
        for (var position = 0; position < site.Length; position++)
            Counts[(4 * position) + site[position]]++;
    }
}
