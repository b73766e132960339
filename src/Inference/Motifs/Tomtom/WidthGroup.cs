namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>
/// Targets of one width. Their columns lie side by side, position by position, so that one offset is scored for several
/// targets at a time; those turned to the other strand follow the others.
/// </summary>
/// <param name="Width">Positions of each.</param>
/// <param name="Targets">The targets, in the order of the databases.</param>
/// <param name="Oriented">Number of targets, counting both strands.</param>
/// <param name="FirstColumn">Index of the first target's first column among all columns.</param>
/// <param name="FirstTarget">Index of the first target among all oriented targets.</param>
internal sealed record WidthGroup(int Width, IReadOnlyList<TomtomTarget> Targets, int Oriented, int FirstColumn, int FirstTarget)
{
    /// <summary>Index of a column among all columns.</summary>
    public int Column(int oriented, int position) => FirstColumn + (position * Oriented) + oriented;
}
