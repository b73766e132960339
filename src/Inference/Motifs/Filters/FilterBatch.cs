using CisLens.Inference.Sequences;

namespace CisLens.Inference.Motifs.Filters;

/// <summary>Activations of all filters on some sequences, on one strand or on both.</summary>
internal sealed class FilterBatch
{
    private readonly IReadOnlyList<byte[]> _sequences;
    private readonly IReadOnlyList<float[]> _strands;
    private readonly int _filters;
    private readonly int _positions;

    /// <param name="sequences">Bases of each sequence.</param>
    /// <param name="strands">[sequences, filters, positions] of the given strand and, maybe, of the other.</param>
    /// <param name="filters">Number of filters.</param>
    /// <param name="positions">Positions of an activation.</param>
    public FilterBatch(IReadOnlyList<byte[]> sequences, IReadOnlyList<float[]> strands, int filters, int positions) =>
        (_sequences, _strands, _filters, _positions) = (sequences, strands, filters, positions);

    public void AddTo(StrongestValues[] strongest) => Parallel.For(0, _filters, filter =>
    {
        for (var row = 0; row < _sequences.Count; row++)
            foreach (var strand in _strands)
                strongest[filter].Add(Activations(strand, row, filter));
    });

    public void AddTo(FilterSites[] sites)
    {
        var turned = _strands.Count == 1 ? null : _sequences.Select(Turned).ToList();
        Parallel.For(0, _filters, filter =>
        {
            for (var row = 0; row < _sequences.Count; row++)
            {
                sites[filter].Begin();
                sites[filter].Add(_sequences[row], Activations(_strands[0], row, filter));
                if (turned is not null)
                    sites[filter].Add(turned[row], Activations(_strands[1], row, filter));
                sites[filter].End();
            }
        });
    }

    private ReadOnlySpan<float> Activations(float[] strand, int row, int filter) => strand.AsSpan(((row * _filters) + filter) * _positions, _positions);

    private static byte[] Turned(byte[] codes)
    {
        var turned = new byte[codes.Length];
        Bases.ReverseComplement(codes, turned);
        return turned;
    }
}
