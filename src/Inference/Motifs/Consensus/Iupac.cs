using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Consensus;

/// <summary>
/// A motif as IUPAC letters, both ways.
/// <para>
/// Matrix to letters: the letter whose set of bases, each with an equal share, is nearest to the probabilities by Euclidean
/// distance; of equally near ones that with fewer bases, then the first in A C G T R Y S W K M B D H V N. This is how the MEME
/// Suite names motifs.
/// </para>
/// <para>
/// Letters to matrix: a capital letter has 0.97 (its bases together, where it stands for two 0.98 and for three 0.99) and 0.01
/// for each other base; a small letter among capitals is a weak position, with 0.13 for each other base; N is a quarter each.
/// A text in small letters only is read as capitals.
/// </para>
/// </summary>
public static class Iupac
{
    private const double StrongRest = 0.01;
    private const double WeakRest = 0.13;

    private static readonly (char Letter, string Bases)[] Sets =
    [
        ('A', "A"), ('C', "C"), ('G', "G"), ('T', "T"),
        ('R', "AG"), ('Y', "CT"), ('S', "CG"), ('W', "AT"), ('K', "GT"), ('M', "AC"),
        ('B', "CGT"), ('D', "AGT"), ('H', "ACT"), ('V', "ACG"), ('N', "ACGT"),
    ];

    /// <summary>The consensus of a motif, with U for T in RNA.</summary>
    public static string Of(Motif motif)
    {
        ArgumentNullException.ThrowIfNull(motif);
        var letters = Of(motif.Ppm);
        return motif.Alphabet == Alphabet.Rna ? letters.Replace('T', 'U') : letters;
    }

    /// <summary>The consensus of probabilities, one capital letter a position.</summary>
    public static string Of(Ppm ppm)
    {
        ArgumentNullException.ThrowIfNull(ppm);
        return string.Create(ppm.Width, ppm, static (letters, matrix) =>
        {
            for (var position = 0; position < letters.Length; position++)
                letters[position] = Nearest(matrix.Column(position));
        });
    }

    /// <summary>The motif that a person types, such as <c>TGASTCA</c>; its identifier is the text. U makes it one of RNA.</summary>
    /// <param name="consensus">IUPAC letters; blanks at the ends are ignored.</param>
    /// <exception cref="InputException">There is no letter, one too many, or one that is not IUPAC's.</exception>
    public static Motif Parse(string consensus)
    {
        var text = (consensus ?? "").Trim();
        var alphabet = text.AsSpan().ContainsAny('U', 'u') ? Alphabet.Rna : Alphabet.Dna;
        return new Motif(text, ParseMatrix(text)) { Alphabet = alphabet };
    }

    /// <summary>The probabilities of a consensus.</summary>
    /// <param name="consensus">IUPAC letters, T or U.</param>
    /// <exception cref="InputException">There is no letter, one too many, or one that is not IUPAC's.</exception>
    public static Ppm ParseMatrix(string consensus)
    {
        ArgumentNullException.ThrowIfNull(consensus);
        if (consensus.Length == 0)
            throw new InputException("The consensus is empty: type letters such as TGASTCA.");
        if (consensus.Length > Files.MotifFiles.MaximumWidth)
            throw new InputException($"The consensus has {consensus.Length} letters, more than the {Files.MotifFiles.MaximumWidth} that a motif may have: shorten it.");
        var isSmall = !consensus.Any(char.IsAsciiLetterUpper);
        var values = new double[consensus.Length * MotifMatrix.Letters];
        for (var position = 0; position < consensus.Length; position++)
            Fill(consensus, position, isSmall ? StrongRest : WeakRest, values.AsSpan(position * MotifMatrix.Letters, MotifMatrix.Letters));
        return new Ppm(values);
    }

    private static void Fill(string consensus, int position, double smallRest, Span<double> column)
    {
        var letter = char.ToUpperInvariant(consensus[position]);
        var bases = Array.Find(Sets, set => set.Letter == (letter == 'U' ? 'T' : letter)).Bases
            ?? throw new InputException($"'{Files.MotifText.Shown(consensus[position].ToString())}' at position {position + 1} of the consensus is no IUPAC letter: use A C G T (or U), R Y S W K M for two bases, B D H V for three, and N for any.");
        var rest = char.IsAsciiLetterUpper(consensus[position]) ? StrongRest : smallRest;
        var share = (1 - (MotifMatrix.Letters - bases.Length) * rest) / bases.Length;
        for (var index = 0; index < column.Length; index++)
            column[index] = bases.Contains(Alphabet.Dna.Letters[index], StringComparison.Ordinal) ? share : rest;
    }

    private static char Nearest(ReadOnlySpan<double> column)
    {
        var (best, least) = ('N', double.PositiveInfinity);
        foreach (var (letter, bases) in Sets)
        {
            var distance = 0.0;
            for (var index = 0; index < column.Length; index++)
            {
                var share = bases.Contains(Alphabet.Dna.Letters[index], StringComparison.Ordinal) ? 1.0 / bases.Length : 0;
                distance += (column[index] - share) * (column[index] - share);
            }
            if (distance < least - 1e-9)
                (best, least) = (letter, distance);
        }
        return best;
    }
}
