using System.Buffers;

namespace CisLens.Shared.Sequences;

/// <summary>
/// DNA or RNA: the four bases in the order of the channels (A C G T or A C G U), the IUPAC codes for unknown bases, and the
/// complement. Lower case marks repeats and is kept everywhere.
/// </summary>
public sealed class Alphabet
{
    private const string Codes = "ACGTURYSWKMBDHVN";
    private const string Complements = "TGCAAYRSWMKVHDBN";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Codes + Codes.ToLowerInvariant());

    private readonly char[] _complement = new char[128];
    private readonly char _uracilOrThymine;
    private readonly char _other;

    private Alphabet(string name, string letters)
    {
        Name = name;
        Letters = letters;
        _uracilOrThymine = letters[3];
        _other = _uracilOrThymine == 'T' ? 'U' : 'T';
        for (var i = 0; i < Codes.Length; i++)
        {
            var complement = Complements[i] == 'T' ? _uracilOrThymine : Complements[i];
            _complement[Codes[i]] = complement;
            _complement[char.ToLowerInvariant(Codes[i])] = char.ToLowerInvariant(complement);
        }
    }

    /// <summary>DNA: A C G T.</summary>
    public static Alphabet Dna { get; } = new("DNA", "ACGT");

    /// <summary>RNA: A C G U.</summary>
    public static Alphabet Rna { get; } = new("RNA", "ACGU");

    /// <summary>DNA or RNA.</summary>
    public string Name { get; }

    /// <summary>The four bases in the order of the channels.</summary>
    public string Letters { get; }

    /// <summary>The alphabet of a name, in any case.</summary>
    /// <exception cref="InputException">The name is neither DNA nor RNA.</exception>
    public static Alphabet Parse(string name) => name?.ToUpperInvariant() switch
    {
        "DNA" => Dna,
        "RNA" => Rna,
        _ => throw new InputException($"'{name}' is not an alphabet: write DNA or RNA."),
    };

    /// <summary>True for the bases and the IUPAC codes R Y S W K M B D H V N, in either case; T and U are both allowed.</summary>
    public static bool IsAllowed(char letter) => Allowed.Contains(letter);

    /// <summary>True for an allowed letter that does not name one base.</summary>
    public static bool IsUnknown(char letter) => IsAllowed(letter) && ChannelOf(letter) < 0;

    /// <summary>Channel of a base, 0 to 3 for A C G T (or U), and -1 for every other letter.</summary>
    public static int ChannelOf(char letter) => (letter | 0x20) switch
    {
        'a' => 0,
        'c' => 1,
        'g' => 2,
        't' or 'u' => 3,
        _ => -1,
    };

    /// <summary>The letter that pairs with this one, in the same case; IUPAC codes give the code of the complementary set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The letter is not allowed.</exception>
    public char Complement(char letter) => letter < 128 && _complement[letter] != 0
        ? _complement[letter]
        : throw new ArgumentOutOfRangeException(nameof(letter), $"'{letter}' is not a letter of {Name}.");

    /// <summary>The other strand, read in its own direction.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A letter is not allowed.</exception>
    public string ReverseComplement(string bases)
    {
        ArgumentNullException.ThrowIfNull(bases);
        return string.Create(bases.Length, (bases, alphabet: this), static (target, state) =>
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = state.alphabet.Complement(state.bases[^(i + 1)]);
        });
    }

    /// <summary>Writes U as T for DNA and T as U for RNA, keeping the case.</summary>
    public string Normalize(string bases)
    {
        ArgumentNullException.ThrowIfNull(bases);
        return bases.Replace(_other, _uracilOrThymine).Replace(char.ToLowerInvariant(_other), char.ToLowerInvariant(_uracilOrThymine));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
