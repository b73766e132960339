namespace CisLens.Inference.Models;

/// <summary>What happens to a sequence longer than the model takes.</summary>
public enum LongRule
{
    /// <summary>Dropped and listed.</summary>
    Drop,

    /// <summary>Its central window is used; the window starts at floor((length - model length) / 2).</summary>
    Crop,
}
