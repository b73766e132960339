using System.Text.Json.Serialization;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Sequences;
using CisLens.Shared;

namespace CisLens.Inference.Simulation;

/// <summary>
/// A binding motif written down from the literature as a consensus, for planting; <see cref="Iupac"/> says what its letters stand for.
/// </summary>
/// <example><c>TGTTTACwyw</c></example>
public sealed class KnownMotif
{
    /// <summary>Creates the motif.</summary>
    /// <param name="name">Name of the factor, such as CTCF.</param>
    /// <param name="consensus">The letters, see the class.</param>
    /// <param name="citation">Where the consensus comes from.</param>
    /// <exception cref="InputException">A letter is not IUPAC's.</exception>
    public KnownMotif(string name, string consensus, string citation)
    {
        ArgumentException.ThrowIfNullOrEmpty(consensus);
        (Name, Consensus, Citation) = (name, consensus, citation);
        var ppm = Iupac.ParseMatrix(consensus);
        Probabilities = [.. Enumerable.Range(0, ppm.Width).Select(position => ppm.Column(position).ToArray())];
    }

    /// <summary>Name of the factor.</summary>
    public string Name { get; }

    /// <summary>The letters as given, upper case for strong positions.</summary>
    public string Consensus { get; }

    /// <summary>Where the consensus comes from.</summary>
    public string Citation { get; }

    /// <summary>Number of positions.</summary>
    [JsonIgnore]
    public int Width => Consensus.Length;

    /// <summary>One row a position, each with the probabilities of A, C, G, T; their sum is 1.</summary>
    [JsonIgnore]
    public IReadOnlyList<double[]> Probabilities { get; }

    /// <summary>Draws one site in the orientation of the motif.</summary>
    /// <param name="random">Where the randomness comes from; it is advanced.</param>
    /// <param name="sharpness">The power to which probabilities are raised: above 1 sites come closer to the best one.</param>
    public string Draw(SeededRandom random, double sharpness = 1)
    {
        ArgumentNullException.ThrowIfNull(random);
        return string.Concat(Probabilities.Select(column => Bases.Letters[random.NextWeighted(Sharpened(column, sharpness))]));
    }

    // Weights need not sum to 1.
    private static double[] Sharpened(double[] column, double sharpness) =>
        sharpness == 1 ? column : [.. column.Select(probability => Math.Pow(probability, sharpness))];

    /// <summary>The most probable site; the first in the alphabet where bases are tied.</summary>
    public string BestSite() =>
        string.Concat(Probabilities.Select(column => Bases.Letters[Array.IndexOf(column, column.Max())]));
}
