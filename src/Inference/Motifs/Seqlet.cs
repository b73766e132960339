namespace CisLens.Inference.Motifs;

/// <summary>A stretch of a row whose bases contribute together.</summary>
/// <param name="Row">Row of the contributions, from 0.</param>
/// <param name="Start">First position in the row, from 0; counted in the row as it was attributed, never in a crop of it.</param>
/// <param name="End">One after the last position.</param>
/// <param name="Contribution">Sum of the contributions of its bases, signed, in the unit of the target.</param>
public readonly record struct Seqlet(int Row, int Start, int End, double Contribution)
{
    /// <summary>Whether it was turned to the other strand to lie in its pattern's direction. The positions stay those of the row.</summary>
    public bool IsReverseComplement { get; init; }

    /// <summary>The p-value of the procedure that found it; null where the procedure gives none.</summary>
    public double? PValue { get; init; }

    /// <summary>Number of positions.</summary>
    public int Width => End - Start;
}
