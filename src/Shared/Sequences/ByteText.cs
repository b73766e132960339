using System.Text;

namespace CisLens.Shared.Sequences;

/// <summary>Small questions about text in bytes.</summary>
internal static class ByteText
{
    public static bool IsBlank(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)'\r';

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && IsBlank(text[0]))
            text = text[1..];
        while (text.Length > 0 && IsBlank(text[^1]))
            text = text[..^1];
        return text;
    }

    /// <summary>True when the text is made of letters and at least nine in ten of them are A, C, G, T, U or N.</summary>
    public static bool IsBases(ReadOnlySpan<byte> text)
    {
        var plain = 0;
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetter((char)letter))
                return false;
            if ((letter | 0x20) is 'a' or 'c' or 'g' or 't' or 'u' or 'n')
                plain++;
        }
        return text.Length > 0 && plain * 10L >= text.Length * 9L;
    }

    /// <summary>The beginning of a text as it can be shown in a sentence.</summary>
    public static string Show(ReadOnlySpan<byte> text)
    {
        const int Longest = 40;
        var shown = Encoding.UTF8.GetString(text[..Math.Min(text.Length, Longest)]);
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? ' ' : letter)) + (text.Length > Longest ? "..." : "");
    }
}
