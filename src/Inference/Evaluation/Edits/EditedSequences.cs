using System.Diagnostics.CodeAnalysis;

namespace CisLens.Inference.Evaluation.Edits;

/// <summary>Sequences that a model is to be asked about, each kept once however often it is added.</summary>
/// <param name="length">Bases of each.</param>
public sealed class EditedSequences(int length)
{
    private readonly Dictionary<byte[], int> _numbers = new(new BySequence());
    private readonly List<byte[]> _sequences = [];

    /// <summary>Bases of each.</summary>
    public int Length => length;

    /// <summary>How many different sequences there are.</summary>
    public int Count => _sequences.Count;

    /// <summary>How often one was added.</summary>
    public long Added { get; private set; }

    /// <summary>A sequence's base numbers, see <see cref="Sequences.Bases"/>.</summary>
    /// <param name="number">What <see cref="Add"/> gave.</param>
    public ReadOnlySpan<byte> this[int number] => _sequences[number];

    /// <summary>Adds a sequence.</summary>
    /// <param name="codes">Its base numbers; copied.</param>
    /// <returns>Its number: the same for the same sequence.</returns>
    public int Add(ReadOnlySpan<byte> codes)
    {
        if (codes.Length != length)
            throw new ArgumentException($"Sequences of {length} bases are asked about together, not one of {codes.Length}.", nameof(codes));
        Added++;
        if (_numbers.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(codes, out var number))
            return number;
        var kept = codes.ToArray();
        _sequences.Add(kept);
        _numbers.Add(kept, Count - 1);
        return Count - 1;
    }

    private sealed class BySequence : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
