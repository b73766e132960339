using CisLens.Inference.Experiments;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>A motif with what is needed to put it into backgrounds.</summary>
/// <param name="Motif">What is told of it.</param>
/// <param name="Sites">Where it was found; at least one.</param>
internal sealed record EffectMotif(TestedMotif Motif, IReadOnlyList<EffectSite> Sites)
{
    private readonly byte[] _codes = Bases.Encode(Motif.Bases);

    /// <summary>Number of positions.</summary>
    public int Width => _codes.Length;

    /// <summary>Where it goes in one background.</summary>
    /// <param name="place">The rule.</param>
    /// <param name="length">Bases of the background.</param>
    /// <param name="random">Chooses the site.</param>
    public MotifPlacement Place(EffectPlace place, int length, SeededRandom random)
    {
        if (place == EffectPlace.Centre)
            return MotifPlacement.Centred(_codes, length);
        var site = Sites[random.Next(Sites.Count)];
        var codes = _codes;
        if (site.IsReverseComplement)
            Bases.ReverseComplement(_codes, codes = new byte[_codes.Length]);
        return new MotifPlacement(codes, Math.Clamp(site.Start, 0, length - codes.Length));
    }
}
