namespace CisLens.Inference.Attribution.Paths;

/// <summary>Where on a path gradients are taken, and what each counts.</summary>
internal abstract class PathNodes
{
    /// <summary>Gradients on each path.</summary>
    public abstract int Steps { get; }

    /// <summary>A better set; null when this is the last.</summary>
    public virtual PathNodes? Finer => null;

    /// <summary>The place of a gradient: 0 at the reference, 1 at the sequence.</summary>
    /// <param name="path">The number of the path.</param>
    /// <param name="step">The number of the gradient on it.</param>
    public abstract float Position(int path, int step);

    /// <summary>What the gradient counts; the sum over a path is 1.</summary>
    /// <param name="step">The number of the gradient on its path.</param>
    public abstract float Weight(int step);
}
