namespace CisLens.Inference.Attribution.Windows;

/// <summary>Replaces one window of a sequence. What is drawn depends on the run's seed and the numbers of row, window and draw only.</summary>
/// <param name="draws">Replacements of each window.</param>
internal abstract class WindowChange(int draws)
{
    /// <summary>Replacements of each window.</summary>
    public int Draws => draws;

    /// <summary>Replaces a window; an unknown base, there or in the replacement, leaves the base as it is.</summary>
    /// <param name="row">The sequence.</param>
    /// <param name="draw">Number of the replacement.</param>
    /// <param name="start">First position of the window.</param>
    /// <param name="window">The base numbers of the window, changed in place.</param>
    public abstract void Apply(int row, int draw, int start, Span<byte> window);
}
