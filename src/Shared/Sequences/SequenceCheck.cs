using System.Globalization;

namespace CisLens.Shared.Sequences;

/// <summary>Says what is wrong with one record, in one sentence with the remedy.</summary>
internal static class SequenceCheck
{
    private const int LongestName = 1_000;
    private const int LongestDescription = 65_536;

    // Amino acids, and the stop sign, that are no code for nucleotides.
    private const string ProteinOnly = "EFILPQ*";
    private const string AminoAcids = "ACDEFGHIKLMNPQRSTVWYXBZJUO*";

    /// <summary>What is wrong before the letters are looked at, or null.</summary>
    public static string? OfShape(in RawRecord record, ImportOptions options)
    {
        if (record.Id.IsEmpty)
            return "The sequence has no name: write one.";
        if (record.Id.Length > LongestName)
            return TooLong("name", record.Id.Length, LongestName);
        if (record.Label.Length > LongestName)
            return TooLong("label", record.Label.Length, LongestName);
        if (record.Group.Length > LongestName)
            return TooLong("group", record.Group.Length, LongestName);
        if (record.Description.Length > LongestDescription)
            return TooLong("description", record.Description.Length, LongestDescription);
        if (record.Length == 0)
            return "The record has no bases: add its sequence or remove its name.";
        return record.Length > options.MaximumLength
            ? Text($"The sequence has {record.Length:N0} bases, more than the {options.MaximumLength:N0} allowed: cut it into windows.")
            : null;
    }

    /// <summary>What is wrong with the letters, or null.</summary>
    public static string? OfLetters(ReadOnlySpan<byte> bases, LetterCounts counts, ImportOptions options)
    {
        if (counts.Foreign > 0)
            return ForeignLetter(bases);
        var share = 1 - (counts.Known / (double)bases.Length);
        return share > 0 && share >= options.MaxUnknownShare
            ? Text($"{100 * share:0.#} % of the bases are N or another unknown base, and less than {100 * options.MaxUnknownShare:0.#} % is allowed: leave the sequence out or raise the limit.")
            : null;
    }

    /// <summary>True when the letters are those of a protein and some of them can be nothing else.</summary>
    public static bool LooksLikeProtein(ReadOnlySpan<byte> letters)
    {
        var only = 0;
        foreach (var letter in letters)
        {
            var upper = char.ToUpperInvariant((char)letter);
            if (!AminoAcids.Contains(upper, StringComparison.Ordinal))
                return false;
            if (ProteinOnly.Contains(upper, StringComparison.Ordinal))
                only++;
        }
        // About a third of the residues of a protein; one stray E in 500 bases is a slip and not a protein.
        return only > 0 && only * 20 >= letters.Length;
    }

    private static string ForeignLetter(ReadOnlySpan<byte> bases)
    {
        var at = 0;
        while (!LetterCounts.IsForeign(bases[at]))
            at++;
        var place = Text($"at base {at + 1:N0}");
        return (char)bases[at] switch
        {
            '-' or '.' => $"There is a gap ('{(char)bases[at]}') {place}: remove the gaps of the alignment.",
            ' ' => $"There is a blank {place}: write the bases without blanks, and k-mer tokens as the sequence that they came from.",
            _ when LooksLikeProtein(bases) => $"The letter '{(char)bases[at]}' {place} is not a nucleotide and the sequence looks like protein: upload DNA or RNA.",
            > ' ' and <= '~' => $"The letter '{(char)bases[at]}' {place} is not a nucleotide (A C G T U N or another IUPAC code): correct or remove it.",
            _ => $"The byte 0x{bases[at]:X2} {place} is not a nucleotide (A C G T U N or another IUPAC code): correct or remove it.",
        };
    }

    private static string TooLong(string what, int length, int limit) =>
        Text($"The {what} has {length:N0} characters, more than the {limit:N0} allowed: shorten it.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
