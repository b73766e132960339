using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Logos;

namespace CisLens.Web.Motifs.Patterns;

/// <summary>The logos of a pattern: contributions, hypothetical contributions and letters.</summary>
/// <param name="Contributions">Mean contribution of the observed bases.</param>
/// <param name="Hypothetical">Mean contribution that each letter would have.</param>
/// <param name="Letters">What letters stand there, in bits.</param>
/// <param name="Core">The part that is matched with known motifs: first position and number.</param>
public sealed record PatternLogos(Logo Contributions, Logo Hypothetical, Logo Letters, (int Start, int Width) Core)
{
    public static PatternLogos Of(Pattern pattern, string unit) => new(
        Logo.Of(pattern.Cwm, unit), Logo.Of(pattern.Hypothetical, unit), Logo.Of(pattern.Pfm.ToPpm(Background.Uniform)), pattern.Core);

    /// <summary>The core alone.</summary>
    public PatternLogos Trimmed => Around(0);

    /// <summary>The core and some positions on both sides.</summary>
    public PatternLogos Around(int beyond)
    {
        var start = Math.Max(0, Core.Start - beyond);
        var width = Math.Min(Letters.Width, Core.Start + Core.Width + beyond) - start;
        return new PatternLogos(Contributions.Slice(start, width), Hypothetical.Slice(start, width), Letters.Slice(start, width), (Core.Start - start, Core.Width));
    }

    /// <summary>The other strand.</summary>
    public PatternLogos ReverseComplement => new(
        Contributions.ReverseComplement(), Hypothetical.ReverseComplement(), Letters.ReverseComplement(), (Letters.Width - Core.Start - Core.Width, Core.Width));

    /// <summary>Contributions on a y axis that also holds another range.</summary>
    public PatternLogos On(double low, double high) => this with { Contributions = Contributions.On(low, high) };
}
