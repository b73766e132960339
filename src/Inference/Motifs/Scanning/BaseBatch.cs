using System.Runtime.InteropServices;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Scanning;

/// <summary>
/// Bases of some sequences as numbers, cut at every letter that is no known base; long sequences go over several batches. At each
/// base stands the word of eight that begins there.
/// </summary>
/// <param name="overlap">Bases that the parts of a long sequence share: one less than the widest motif has.</param>
/// <param name="capacity">Bases at which a batch is scanned.</param>
internal sealed class BaseBatch(int overlap, int capacity)
{
    private readonly List<byte> _bases = [];
    private readonly List<KnownRun> _runs = [];
    private ushort[] _words = [];

    public ReadOnlySpan<KnownRun> Runs => CollectionsMarshal.AsSpan(_runs);

    public ReadOnlySpan<byte> Bases => CollectionsMarshal.AsSpan(_bases);

    public ReadOnlySpan<ushort> Words => _words.AsSpan(0, _bases.Count);

    public bool IsFull => _bases.Count >= capacity;

    public void Clear()
    {
        _bases.Clear();
        _runs.Clear();
    }

    /// <summary>Takes a part of a sequence.</summary>
    /// <param name="row">Row of the sequence.</param>
    /// <param name="sequence">The sequence.</param>
    /// <param name="start">Where the part begins.</param>
    /// <returns>Where the next part begins; the length of the sequence where this was the last.</returns>
    public int Add(long row, NamedSequence sequence, int start)
    {
        var letters = sequence.Bases.AsSpan();
        var next = (int)Math.Min(letters.Length, (long)start + capacity);
        var end = (int)Math.Min(letters.Length, (long)next + overlap);
        var position = start;
        while (position < next)
        {
            while (position < next && Alphabet.ChannelOf(letters[position]) < 0)
                position++;
            var (from, first) = (position, _bases.Count);
            for (; position < end && Alphabet.ChannelOf(letters[position]) is >= 0 and var code; position++)
                _bases.Add((byte)code);
            if (from < next)
                _runs.Add(new KnownRun(row, sequence.Id, from, first, position - from, Math.Min(position, next) - from));
        }
        return next;
    }

    /// <summary>Computes the words.</summary>
    public void Complete()
    {
        if (_words.Length < _bases.Count)
            _words = new ushort[_bases.Count];
        var bases = Bases;
        // Behind the last base of the batch stand letters that do not count.
        ushort word = 0;
        for (var index = bases.Length - 1; index >= 0; index--)
            _words[index] = word = (ushort)((word >> 2) | (bases[index] << (2 * (SiteFilter.WordLength - 1))));
    }
}
