using CisLens.Inference.Motifs.Discovery.Similarity;

namespace CisLens.Inference.Motifs.Discovery.Patterns;

/// <summary>Seqlets aligned with each other, all as wide as the pattern, with the sum of their tracks. Changes only while it grows.</summary>
internal sealed class DraftPattern
{
    private readonly ContributionCrop _crop;
    private readonly List<SeqletPlace> _places = [];
    private readonly HashSet<SeqletPlace> _taken = [];
    private float[] _sum;

    /// <param name="crop">The contributions.</param>
    /// <param name="first">The first seqlet.</param>
    public DraftPattern(ContributionCrop crop, SeqletPlace first)
    {
        (_crop, Width) = (crop, first.Width);
        _sum = new float[Width * Tracks.Channels];
        Take(first);
    }

    /// <summary>A pattern of seqlets that are aligned already.</summary>
    /// <param name="crop">The contributions.</param>
    /// <param name="places">Of one width; those that leave the part looked at, and the second of the same place, are left out.</param>
    /// <param name="width">That width.</param>
    /// <param name="growing">Whether the pattern still grows.</param>
    private DraftPattern(ContributionCrop crop, IEnumerable<SeqletPlace> places, int width, bool growing)
    {
        (_crop, Width, _sum) = (crop, width, new float[width * Tracks.Channels]);
        foreach (var place in places)
            if ((growing ? crop.HoldsGrowing(place) : crop.Holds(place)) && !IsTaken(place))
                Take(place);
    }

    public int Width { get; private set; }

    public int Count => _places.Count;

    public IReadOnlyList<SeqletPlace> Places => _places;

    /// <summary>[width x 8], summed over the seqlets.</summary>
    public ReadOnlySpan<float> Sum => _sum;

    /// <summary>The sum divided so that hypothetical contributions and contributions have absolute values of sum 1 each.</summary>
    public float[] Profile()
    {
        var profile = (float[])_sum.Clone();
        Tracks.Normalize(profile);
        return profile;
    }

    /// <summary>Sum of all contributions.</summary>
    public double Total()
    {
        var total = 0.0;
        for (var index = 0; index < _sum.Length; index++)
            total += index % Tracks.Channels >= MotifMatrix.Letters ? _sum[index] : 0;
        return total;
    }

    /// <summary>Aligned seqlets as a pattern; null when there are none.</summary>
    public static DraftPattern? Of(ContributionCrop crop, IReadOnlyList<SeqletPlace> places, bool growing = false)
    {
        if (places.Count == 0)
            return null;
        var pattern = new DraftPattern(crop, places, places[0].Width, growing);
        return pattern.Count > 0 ? pattern : null;
    }

    /// <summary>The pattern with positions added (or, if negative, taken away) at its ends, without the seqlets that would leave the part looked at; null when none is left.</summary>
    public DraftPattern? Widened(int before, int after, bool growing = false) => Of(_crop, [.. Places.Select(place => place.Widened(before, after))], growing);

    /// <summary>
    /// Adds a seqlet where it is most similar to the pattern so far, on the better strand. Where it reaches beyond the pattern,
    /// the pattern and its seqlets grow; where the pattern reaches beyond it, it grows. Seqlets that would leave the part looked at
    /// are left out.
    /// </summary>
    public void Add(SeqletPlace seqlet, bool bothStrands)
    {
        var (place, offset) = Align(seqlet, bothStrands);
        var (before, after) = (Math.Max(0, -offset), Math.Max(0, offset + seqlet.Width - Width));
        var grown = place.Widened(Math.Max(0, offset), Math.Max(0, Width - offset - seqlet.Width));
        if (!_crop.HoldsGrowing(grown) || IsTaken(grown.Widened(-before, -after)))
            return;
        if (before + after > 0)
            Extend(before, after);
        Take(grown);
    }

    /// <summary>Letters of the seqlets, counted, [width x 4]; an unknown base counts a quarter for each letter.</summary>
    public double[] Counts()
    {
        var counts = new double[Width * MotifMatrix.Letters];
        var bases = new sbyte[Width];
        foreach (var place in _places)
        {
            _crop.Bases(place, bases);
            for (var position = 0; position < Width; position++)
                for (var letter = 0; letter < MotifMatrix.Letters; letter++)
                    counts[(position * MotifMatrix.Letters) + letter] += bases[position] < 0 ? 0.25 : bases[position] == letter ? 1 : 0;
        }
        return counts;
    }

    private (SeqletPlace Place, int Offset) Align(SeqletPlace seqlet, bool bothStrands)
    {
        var padding = Alignment.Padding(Math.Min(seqlet.Width, Width));
        var padded = new float[(Width + (2 * padding)) * Tracks.Channels];
        Profile().CopyTo(padded.AsSpan(padding * Tracks.Channels));
        var track = new float[seqlet.Width * Tracks.Channels];
        _crop.AddTo(seqlet, track);
        Tracks.Normalize(track);
        var best = Jaccard.Best(track, padded);
        if (bothStrands)
        {
            var turned = new float[track.Length];
            Tracks.Turn(track, turned);
            var other = Jaccard.Best(turned, padded);
            if (other.Similarity > best.Similarity)
                return (seqlet.Turned(), other.Offset - padding);
        }
        return (seqlet, best.Offset - padding);
    }

    /// <summary>Whether a seqlet of the same positions is there, on either strand.</summary>
    private bool IsTaken(SeqletPlace place) => _taken.Contains(place) || _taken.Contains(place.Turned());

    private void Extend(int before, int after)
    {
        var wider = _places.Select(place => place.Widened(before, after)).Where(_crop.HoldsGrowing).ToList();
        Width += before + after;
        _sum = new float[Width * Tracks.Channels];
        _places.Clear();
        _taken.Clear();
        foreach (var place in wider)
            Take(place);
    }

    private void Take(SeqletPlace place)
    {
        _places.Add(place);
        _taken.Add(place);
        _crop.AddTo(place, _sum);
    }
}
