using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>What a method explains.</summary>
/// <param name="Model">The model.</param>
/// <param name="Target">The scalar of its output.</param>
/// <param name="OneHot">[N, 4, L] in A, C, G, T order, on the model's device.</param>
/// <param name="Progress">Hears how many sequences are done.</param>
public sealed record AttributionInput(SequenceModel Model, Target Target, Tensor OneHot, IProgress<int>? Progress)
{
    /// <summary>N, the number of sequences.</summary>
    public int Rows => (int)OneHot.shape[0];

    /// <summary>L, the number of positions.</summary>
    public int Length => (int)OneHot.shape[2];
}
