namespace CisLens.Inference.Motifs.Discovery.Patterns;

/// <summary>The tracks of seqlets of one width, each normalized, to compare them as they are aligned.</summary>
internal sealed class AlignedTracks
{
    private readonly float[] _values;
    private readonly int _stride;

    public AlignedTracks(ContributionCrop crop, IReadOnlyList<SeqletPlace> places)
    {
        Count = places.Count;
        _stride = Count == 0 ? 0 : places[0].Width * Tracks.Channels;
        _values = new float[checked(Count * _stride)];
        for (var index = 0; index < Count; index++)
        {
            var track = _values.AsSpan(index * _stride, _stride);
            crop.AddTo(places[index], track);
            Tracks.Normalize(track);
        }
    }

    public int Count { get; }

    public ReadOnlySpan<float> this[int index] => _values.AsSpan(index * _stride, _stride);
}
