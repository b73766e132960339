namespace CisLens.Inference.Models;

/// <summary>What happens to a sequence shorter than the model takes.</summary>
public enum ShortRule
{
    /// <summary>Centred between unknown bases; the left side gets floor(missing / 2).</summary>
    Pad,

    /// <summary>Dropped and listed.</summary>
    Drop,
}
