using System.ComponentModel.DataAnnotations;

namespace CisLens.Inference.Attribution.GradCam;

/// <summary>Settings of <see cref="GradCamMethod"/>.</summary>
public sealed record GradCamOptions
{
    /// <summary>The address of the layer; empty for the last convolution.</summary>
    [Display(Name = "Layer", Description = "Address of a layer with positions, e.g. Layer 3 (Conv1d); empty for the last convolution.")]
    [StringLength(200)]
    public string Layer { get; init; } = "";

    /// <summary>Whether negative values become zero.</summary>
    [Display(Name = "Positive part only", Description = "Sets negative values to zero, as the paper does.")]
    public bool Rectified { get; init; }
}
