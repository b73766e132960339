namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>The order of the arms of the experiment: the background as it is, then three for each motif.</summary>
internal static class EffectArms
{
    /// <summary>The arm with a motif.</summary>
    public static int Motif(int motif) => 1 + (3 * motif);

    /// <summary>The arm with its letters in another order.</summary>
    public static int Shuffled(int motif) => Motif(motif) + 1;

    /// <summary>The arm with the stretch around it shuffled.</summary>
    public static int Scrambled(int motif) => Motif(motif) + 2;

    /// <summary>How many there are.</summary>
    public static int Count(int motifs) => Motif(motifs);
}
