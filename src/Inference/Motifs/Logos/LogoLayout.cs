namespace CisLens.Inference.Motifs.Logos;

/// <summary>How a logo is drawn.</summary>
public sealed record LogoLayout
{
    /// <summary>What a screen reader says.</summary>
    public required string Label { get; init; }

    /// <summary>Pixels from the lower to the upper end of the y axis.</summary>
    public int Height { get; init; } = 56;

    /// <summary>Pixels of a position.</summary>
    public int ColumnWidth { get; init; } = 14;

    /// <summary>Empty positions before the first, so that aligned logos stand below each other.</summary>
    public int Before { get; init; }

    /// <summary>Empty positions after the last.</summary>
    public int After { get; init; }

    /// <summary>Whether the y axis is drawn, with zero and its ends.</summary>
    public bool HasAxis { get; init; } = true;

    /// <summary>Whether positions are numbered below, from 1.</summary>
    public bool HasPositions { get; init; }

    /// <summary>Whether T is written as U.</summary>
    public bool IsRna { get; init; }

    /// <summary>A stretch with a shaded ground, e.g. the positions that were matched: first position and number; null for none.</summary>
    public (int Start, int Width)? Shaded { get; init; }

    /// <summary>The document that defines the letters (<see cref="LogoLetters.Definitions"/>); empty for the page's own.</summary>
    public string Letters { get; init; } = "";
}
