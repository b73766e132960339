using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Files;

/// <summary>
/// Reads JASPAR's form, counts or probabilities:
/// <code>
/// >MA0004.1    Arnt
/// A  [     4     19      0 ]
/// C  [    16      0     20 ]
/// G  [     0      1      0 ]
/// T  [     0      0      0 ]
/// </code>
/// Letters and brackets may be left out; rows without letters are A C G T.
/// </summary>
internal static class JasparReader
{
    private static readonly char[] Separators = [' ', '\t', ',', '[', ']', '|', ':'];

    public static void Read(MotifText text, MotifCollector motifs)
    {
        while (text.NextFilled(out var line))
        {
            if (!line.StartsWith('>'))
                throw text.Fault("stands where a header is expected: begin each motif with '>identifier name', followed by four rows.");
            var words = MotifText.Words(line[1..]);
            if (words.Length == 0)
                throw text.Fault("begins a motif without an identifier: write '>identifier name'.");
            var start = text.Number;
            var (rows, alphabet) = ReadRows(text, words[0]);
            var (ppm, sites) = MotifNumbers.Read(MotifNumbers.Turn(rows), rest => text.Fault(start, rest));
            motifs.Add(new Motif(words[0], ppm) { Name = string.Join(' ', words[1..]), Sites = sites, Alphabet = alphabet }, start);
        }
    }

    private static (double[][] Rows, Alphabet Alphabet) ReadRows(MotifText text, string id)
    {
        var rows = new double[MotifMatrix.Letters][];
        var alphabet = Alphabet.Dna;
        for (var row = 0; row < MotifMatrix.Letters; row++)
        {
            if (!text.NextFilled(out var line))
                throw text.FaultAtEnd($"within motif {MotifText.Shown(id)}, after {row} of its four rows: the file was cut; save or copy it again.");
            var words = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            if (line.StartsWith('>') || words.Length == 0)
                throw text.Fault($"stands where row {row + 1} of motif {MotifText.Shown(id)} is expected: give four rows, for A, C, G and T.");
            var letter = MotifNumbers.Letter(words[0]);
            if (letter == 3)
                alphabet = MotifCollector.AlphabetOf(words[0][0]);
            ReadOnlySpan<string> numbers = letter < 0 ? words : words.AsSpan(1);
            letter = letter < 0 ? row : letter;
            if (rows[letter] is not null)
                throw text.Fault($"gives the row of {alphabet.Letters[letter]} a second time: give four rows, for A, C, G and T.");
            rows[letter] = text.ParseNumbers(numbers);
            if (numbers.Length == 0 || rows.FirstOrDefault(other => other is not null)!.Length != numbers.Length)
                throw text.Fault($"has {numbers.Length} numbers, another number than the rows before it: give each row one number a position.");
        }
        return (rows, alphabet);
    }
}
