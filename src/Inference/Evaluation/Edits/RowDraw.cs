namespace CisLens.Inference.Evaluation.Edits;

/// <summary>
/// What is drawn at random for a sequence when maps are judged. The numbers are part of every result: they stay as they are, and are
/// far from those of the draws that methods make.
/// </summary>
internal enum RowDraw
{
    /// <summary>The bases that replace others when places of maps are mutated.</summary>
    Replacement = 1_000_001,

    /// <summary>The shuffle whose bases replace others.</summary>
    ShuffledReplacement = 1_000_002,

    /// <summary>Random places and the bases put there.</summary>
    Places = 1_000_003,

    /// <summary>Random places and the shuffle whose bases are put there.</summary>
    ShuffledPlaces = 1_000_004,

    /// <summary>Random blocks and the bases put there.</summary>
    Blocks = 1_000_005,

    /// <summary>Shuffled backgrounds into which bases are put back.</summary>
    Background = 1_000_006,

    /// <summary>How far a map is turned against another.</summary>
    Turn = 1_000_007,

    /// <summary>Small changes of the sequence.</summary>
    SmallChange = 1_000_008,

    /// <summary>Backgrounds into which motifs are put.</summary>
    MotifBackground = 1_000_020,

    /// <summary>The places at which motifs are put into backgrounds.</summary>
    MotifPlace = 1_000_021,

    /// <summary>Motifs with their letters in another order.</summary>
    MotifShuffle = 1_000_022,

    /// <summary>The stretch around a motif, shuffled.</summary>
    MotifScramble = 1_000_023,
}
