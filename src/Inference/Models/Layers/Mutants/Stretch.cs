namespace CisLens.Inference.Models.Layers.Mutants;

/// <summary>Neighbouring positions. They may lie outside the sequence, where nothing is.</summary>
/// <param name="Start">The first position.</param>
/// <param name="Width">Number of positions.</param>
internal readonly record struct Stretch(int Start, int Width)
{
    /// <summary>The position after the last.</summary>
    public int End => Start + Width;

    /// <summary>The smallest stretch that holds both.</summary>
    public Stretch Union(Stretch other)
    {
        var start = Math.Min(Start, other.Start);
        return new Stretch(start, Math.Max(End, other.End) - start);
    }
}
