using CisLens.Inference.Sequences;

namespace CisLens.Inference.Simulation;

/// <summary>
/// A binding motif written down from the literature as a consensus, for planting. An upper-case letter stands for that base with
/// probability 0.97 (the others 0.01 each), a lower-case letter for 0.61 (the others 0.13 each); IUPAC letters for two bases share
/// 0.98 between them (0.01 for the others), in lower case 0.74 (0.13 for the others); N stands for 0.25 each.
/// </summary>
/// <example><c>TGTTTACwyw</c></example>
public sealed class KnownMotif
{
    private const double StrongRest = 0.01;
    private const double WeakRest = 0.13;

    /// <summary>Creates the motif.</summary>
    /// <param name="name">Name of the factor, such as CTCF.</param>
    /// <param name="consensus">The letters, see the class.</param>
    /// <param name="citation">Where the consensus comes from.</param>
    public KnownMotif(string name, string consensus, string citation)
    {
        ArgumentException.ThrowIfNullOrEmpty(consensus);
        (Name, Consensus, Citation) = (name, consensus, citation);
        Probabilities = [.. consensus.Select(Column)];
    }

    /// <summary>Name of the factor.</summary>
    public string Name { get; }

    /// <summary>The letters as given, upper case for strong positions.</summary>
    public string Consensus { get; }

    /// <summary>Where the consensus comes from.</summary>
    public string Citation { get; }

    /// <summary>Number of positions.</summary>
    public int Width => Consensus.Length;

    /// <summary>One row a position, each with the probabilities of A, C, G, T; their sum is 1.</summary>
    public IReadOnlyList<double[]> Probabilities { get; }

    /// <summary>Draws one site in the orientation of the motif.</summary>
    public string Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return string.Concat(Probabilities.Select(column => Bases.Letters[random.NextWeighted(column)]));
    }

    /// <summary>The most probable site; the first in the alphabet where bases are tied.</summary>
    public string BestSite() =>
        string.Concat(Probabilities.Select(column => Bases.Letters[Array.IndexOf(column, column.Max())]));

    private static double[] Column(char letter)
    {
        var bases = char.ToUpperInvariant(letter) switch
        {
            'A' => "A", 'C' => "C", 'G' => "G", 'T' => "T",
            'R' => "AG", 'Y' => "CT", 'S' => "CG", 'W' => "AT", 'K' => "GT", 'M' => "AC",
            'N' => Bases.Letters,
            _ => throw new ArgumentException($"'{letter}' is not a letter of a motif consensus.", nameof(letter)),
        };
        var rest = char.IsUpper(letter) ? StrongRest : WeakRest;
        var share = (1 - (4 - bases.Length) * rest) / bases.Length;
        return [.. Bases.Letters.Select(b => bases.Contains(b, StringComparison.Ordinal) ? share : rest)];
    }
}
