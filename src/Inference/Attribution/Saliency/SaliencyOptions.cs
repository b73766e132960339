using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Attribution.Saliency;

/// <summary>Settings of <see cref="SaliencyMethod"/>.</summary>
public sealed record SaliencyOptions
{
    /// <summary>How the gradient of a position becomes one number.</summary>
    [Display(Name = "Norm", Description = "l2: Euclidean norm over the four bases; absolute: size of the observed base's gradient; raw: that gradient with its sign.")]
    public SaliencyNorm Norm { get; init; } = SaliencyNorm.L2;
}
