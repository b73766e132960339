namespace CisLens.Shared.Sequences;

/// <summary>How often each letter occurs, the two cases apart.</summary>
internal sealed class LetterCounts
{
    /// <summary>The letters that are told apart; every other byte is <see cref="Foreign"/>.</summary>
    public const string Letters = "ACGTUNRYSWKMBDHV";

    private const int LowerCase = 16;
    private const int ForeignCode = 32;
    private const int Codes = 40;

    private static readonly byte[] CodeOf = MakeCodes();

    private readonly long[] _counts = new long[Codes];

    public long this[char letter] => Both(Letters.IndexOf(letter, StringComparison.Ordinal));

    public long Foreign => _counts[ForeignCode];

    public long Lower => _counts.Skip(LowerCase).Take(LowerCase).Sum();

    public long Total => _counts.Sum();

    public long Gc => Both(1) + Both(2);

    /// <summary>Letters that name one base: A, C, G, T and U.</summary>
    public long Known => Both(0) + Both(1) + Both(2) + Both(3) + Both(4);

    public static bool IsForeign(byte letter) => CodeOf[letter] == ForeignCode;

    public void Clear() => _counts.AsSpan().Clear();

    public void Add(LetterCounts other)
    {
        for (var i = 0; i < Codes; i++)
            _counts[i] += other._counts[i];
    }

    /// <summary>Counts the letters of a sequence.</summary>
    public void Add(ReadOnlySpan<byte> bases)
    {
        // Two tables, because equal neighbors would wait for each other's sum.
        Span<int> even = stackalloc int[Codes];
        Span<int> odd = stackalloc int[Codes];
        even.Clear();
        odd.Clear();
        ReadOnlySpan<byte> codes = CodeOf;
        var i = 0;
        for (; i + 1 < bases.Length; i += 2)
        {
            even[codes[bases[i]]]++;
            odd[codes[bases[i + 1]]]++;
        }
        if (i < bases.Length)
            even[codes[bases[i]]]++;
        for (var code = 0; code < Codes; code++)
            _counts[code] += even[code] + odd[code];
    }

    private long Both(int code) => _counts[code] + _counts[code + LowerCase];

    private static byte[] MakeCodes()
    {
        var codes = new byte[256];
        Array.Fill(codes, (byte)ForeignCode);
        for (var i = 0; i < Letters.Length; i++)
        {
            codes[Letters[i]] = (byte)i;
            codes[char.ToLowerInvariant(Letters[i])] = (byte)(i + LowerCase);
        }
        return codes;
    }
}
