using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>A pooling layer that may take the largest value of each window of positions.</summary>
public interface IMaximumLayer
{
    /// <summary>Whether it takes the largest value; otherwise it takes means and is linear.</summary>
    public bool IsMaximum { get; }

    /// <summary>Where the largest value of each window stands; the first of equal ones.</summary>
    /// <param name="input">[batch, channels, positions].</param>
    /// <returns>[batch, channels, windows], positions as whole numbers; belongs to the caller.</returns>
    public Tensor Winners(Tensor input);
}
