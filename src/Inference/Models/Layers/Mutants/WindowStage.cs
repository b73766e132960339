namespace CisLens.Inference.Models.Layers.Mutants;

/// <summary>A place in a network whose output positions each see a window of the sequence.</summary>
/// <param name="Window">The windows.</param>
/// <param name="Shape">The features.</param>
internal sealed record WindowStage(ReceptiveWindow Window, FeatureShape Shape)
{
    /// <summary>The sequence itself.</summary>
    public static WindowStage Input(int length) => new(ReceptiveWindow.Identity, new FeatureShape(4, length));

    /// <summary>The place behind a layer; null when its outputs see the whole sequence or have no positions.</summary>
    public WindowStage? Through(Layer layer) =>
        layer.Through(Window) is { } window && layer.OutputShape(Shape) is { Length: not null } shape ? new WindowStage(window, shape) : null;

    /// <summary>The positions that can see a change.</summary>
    /// <param name="changed">The stretch of the sequence that is changed.</param>
    public int Width(Stretch changed) => new Sliding(Window.Size, Window.Stride, -Window.Offset).Outputs(changed).Width;

    /// <summary>The features of those positions.</summary>
    /// <param name="changed">The stretch of the sequence that is changed.</param>
    public double Values(Stretch changed) => (double)Width(changed) * Shape.Channels;
}
