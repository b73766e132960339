using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Files;

/// <summary>Gathers the motifs of a file. Of motifs with one identifier the first stays and the others are listed.</summary>
internal sealed class MotifCollector(string file)
{
    private readonly List<Motif> _motifs = [];
    private readonly List<RepeatedMotif> _repeated = [];
    private readonly HashSet<string> _identifiers = new(StringComparer.Ordinal);

    /// <summary>The file's name without its ending: what a motif is called that has no name in the file.</summary>
    public string FileTitle { get; } = Title(file);

    /// <summary>The background that the file states.</summary>
    public Background? Background { get; set; }

    public void Add(Motif motif, int line)
    {
        if (_identifiers.Add(motif.Id))
            _motifs.Add(motif);
        else
            _repeated.Add(new RepeatedMotif(motif.Id, line));
    }

    public MotifFile Complete(MotifFormat format)
    {
        if (_motifs.Count == 0)
            throw new InputException($"{file} holds no motif: give a file in the form of MEME, JASPAR, TRANSFAC or HOMER, a table, or a NumPy .npy array.", file);
        var alphabet = _motifs[0].Alphabet;
        if (_motifs.Find(motif => motif.Alphabet != alphabet) is { } other)
            throw new InputException($"{file} holds motifs of {alphabet.Name} and of {other.Alphabet.Name} ({MotifText.Shown(other.Id)}): keep them in two files.", file);
        return new MotifFile(format, new MotifDatabase(FileTitle, "", _motifs) { Alphabet = alphabet, Background = Background }, _repeated);
    }

    /// <summary>The alphabet of a matrix whose fourth letter is written as given.</summary>
    public static Alphabet AlphabetOf(char fourth) => fourth is 'U' or 'u' ? Alphabet.Rna : Alphabet.Dna;

    private static string Title(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file);
        return name.Length > 0 ? name : file;
    }
}
