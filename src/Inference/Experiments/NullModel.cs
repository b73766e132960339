namespace CisLens.Inference.Experiments;

/// <summary>How sequences without meaning are made from real ones.</summary>
public enum NullModel
{
    /// <summary>Shuffles of a sequence that keep the number of each pair of neighbors.</summary>
    DinucleotideShuffle,

    /// <summary>Shuffles of a sequence that keep the number of each base.</summary>
    Shuffle,

    /// <summary>Each base drawn by itself, with the frequencies that bases have at its position over the real sequences.</summary>
    Profile,
}
