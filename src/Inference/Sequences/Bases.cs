using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Sequences;

/// <summary>The letters of DNA and RNA as small numbers: A = 0, C = 1, G = 2, T or U = 3, any other IUPAC letter = 4.</summary>
public static class Bases
{
    /// <summary>The letters in the order of their numbers.</summary>
    public const string Letters = "ACGT";

    /// <summary>The number of a letter that is no known base, such as N.</summary>
    public const byte Unknown = 4;

    /// <summary>The number of a letter.</summary>
    /// <param name="letter">Upper or lower case.</param>
    /// <param name="code">0 to 3, or <see cref="Unknown"/> for another letter.</param>
    /// <returns>False where the letter is not one that sequences are made of.</returns>
    public static bool TryEncode(char letter, out byte code)
    {
        var channel = Alphabet.ChannelOf(letter);
        code = channel < 0 ? Unknown : (byte)channel;
        return channel >= 0 || Alphabet.IsAllowed(letter);
    }

    /// <summary>The numbers of all letters.</summary>
    /// <param name="bases">Any case; U counts as T.</param>
    /// <exception cref="InputException">A letter belongs to neither DNA nor RNA.</exception>
    public static byte[] Encode(ReadOnlySpan<char> bases)
    {
        var codes = new byte[bases.Length];
        for (var i = 0; i < bases.Length; i++)
            if (!TryEncode(bases[i], out codes[i]))
                throw NotABase(bases[i], i);
        return codes;
    }

    /// <summary>The letters of the numbers, upper case, N for unknown.</summary>
    public static string Decode(ReadOnlySpan<byte> codes) =>
        string.Create(codes.Length, codes, static (letters, numbers) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = numbers[i] < 4 ? Letters[numbers[i]] : 'N';
        });

    /// <summary>Writes the other strand, read 5' to 3'.</summary>
    /// <param name="codes">The sequence.</param>
    /// <param name="destination">As long as the sequence; not the same memory.</param>
    public static void ReverseComplement(ReadOnlySpan<byte> codes, Span<byte> destination)
    {
        for (var i = 0; i < codes.Length; i++)
            destination[codes.Length - 1 - i] = codes[i] < 4 ? (byte)(3 - codes[i]) : Unknown;
    }

    /// <summary>The share of G and C among the known bases, 0 where there is none.</summary>
    public static double GcContent(ReadOnlySpan<byte> codes)
    {
        int known = 0, strong = 0;
        foreach (var code in codes)
        {
            known += code < 4 ? 1 : 0;
            strong += code is 1 or 2 ? 1 : 0;
        }
        return known == 0 ? 0 : (double)strong / known;
    }

    internal static InputException NotABase(char letter, int position) =>
        new($"The letter '{letter}' at position {position + 1} is not a base of DNA or RNA; use A, C, G, T, U or an IUPAC code such as N.");
}
