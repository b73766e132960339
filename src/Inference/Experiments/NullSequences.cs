using CisLens.Inference.Sequences;

namespace CisLens.Inference.Experiments;

/// <summary>
/// Makes backgrounds: sequences that are like real ones and mean nothing (Koo et al., PLoS Computational Biology 2021, whose
/// <c>dinuc</c>, <c>random</c> and <c>profile</c> these are; <c>random</c> there takes one order of positions a sequence, as here).
/// </summary>
/// <param name="model">How.</param>
/// <param name="profile">The frequencies for <see cref="NullModel.Profile"/>; null for the others.</param>
public sealed class NullSequences(NullModel model, PositionProfile? profile)
{
    /// <summary>Makes one background.</summary>
    /// <param name="codes">The base numbers of a real sequence; unknown bases stay where they are in its shuffles.</param>
    /// <param name="random">Where the randomness comes from; it is advanced.</param>
    public byte[] Draw(ReadOnlySpan<byte> codes, SeededRandom random)
    {
        if (model == NullModel.Profile)
            return (profile ?? throw new InvalidOperationException("There is no profile to draw from.")).Draw(random);
        var drawn = codes.ToArray();
        if (model == NullModel.DinucleotideShuffle)
            DinucleotideShuffle.Shuffle(drawn, random);
        else
            MononucleotideShuffle.Shuffle(drawn, random);
        return drawn;
    }
}
