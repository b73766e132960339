using System.Globalization;

namespace CisLens.Inference.Motifs.Filters;

/// <summary>What a filter looks for.</summary>
/// <param name="Filter">Its index, from 0.</param>
/// <param name="Maximum">Its largest activation over all sequences.</param>
/// <param name="Threshold">The activation from which a site counts.</param>
/// <param name="Sites">Number of sites.</param>
/// <param name="Sequences">Number of sequences with a site.</param>
/// <param name="Usage">Share of the sequences with a site, 0 to 1.</param>
/// <param name="Pfm">The letters at the sites, counted; null for a filter that is never activated.</param>
/// <param name="Weights">The weights as they are, one letter a row of the kernel, gaps of a dilated kernel 0; null where the layer does not see bases. Not probabilities.</param>
public sealed record FilterMotif(int Filter, double Maximum, double Threshold, long Sites, int Sequences, double Usage, Pfm? Pfm, Cwm? Weights)
{
    /// <summary>Name of the motif, as ExplaiNN and Basset write it: <c>filter7</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"filter{Filter}");

    /// <summary>Information of the motif in bits, against a quarter each; null for a filter that is never activated.</summary>
    public double? Information => Pfm?.ToPpm(Background.Uniform).Information(Background.Uniform);

    /// <summary>The motif with its number of sites, for matching with known ones; null for a filter that is never activated.</summary>
    public Motif? ToMotif() => Pfm is null ? null : new Motif(Name, Pfm.ToPpm(Background.Uniform)) { Sites = Sites };
}
