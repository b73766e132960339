namespace CisLens.Inference.Motifs.Regions;

/// <summary>A stretch of a row; may reach out of it while it is being moved.</summary>
/// <param name="Row">Row, from 0.</param>
/// <param name="Start">First position.</param>
/// <param name="End">One after the last.</param>
internal readonly record struct RowRegion(int Row, int Start, int End)
{
    public int Width => End - Start;
}
