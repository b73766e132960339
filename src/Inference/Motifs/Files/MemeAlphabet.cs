using System.Text.RegularExpressions;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Files;

/// <summary>
/// Reads the alphabet of a MEME file: one line, <c>ALPHABET= ACGT</c>, or since version 5 a list:
/// <code>
/// ALPHABET "DNA" DNA-LIKE
/// A "Adenine" CC0000 ~ T "Thymine" 008000
/// C "Cytosine" 0000CC ~ G "Guanine" FFB300
/// N "Any base" = ACGT
/// END ALPHABET
/// </code>
/// </summary>
internal sealed partial class MemeAlphabet(MotifText text)
{
    public Alphabet Read(string line)
    {
        var start = text.Number;
        var after = line["ALPHABET".Length..].Trim();
        if (after.StartsWith('='))
            return Of(after[1..].Trim(), start);
        // A known alphabet may be named alone: "ALPHABET DNA", followed by no list.
        if (after is "DNA" or "RNA")
            return Alphabet.Parse(after);
        var letters = "";
        while (true)
        {
            if (!text.NextFilled(out var entry))
                throw text.FaultAtEnd("within the alphabet: close it with 'END ALPHABET'.");
            if (entry.TrimStart().StartsWith("END ALPHABET", StringComparison.Ordinal))
                return Of(letters, start);
            letters += CoreLetters(entry);
        }
    }

    /// <summary>The letters that an entry adds: one, a pair of complements, or none where it defines a code for several letters.</summary>
    private static string CoreLetters(string entry)
    {
        var bare = Quoted().Replace(entry, "");
        if (bare.Contains('='))
            return "";
        return string.Concat(bare.Split('~').Select(part => part.TrimStart()).Where(part => part.Length > 0).Select(part => part[0]));
    }

    private Alphabet Of(string letters, int line) => string.Concat(letters.ToUpperInvariant().Order()) switch
    {
        "ACGT" => Alphabet.Dna,
        "ACGU" => Alphabet.Rna,
        _ => throw text.Fault(line, $"states the alphabet '{MotifText.Shown(letters)}', and only DNA (ACGT) and RNA (ACGU) can be read: motifs of proteins and of modified bases cannot be used."),
    };

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
