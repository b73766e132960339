using CisLens.Inference.Attribution.References;

namespace CisLens.Inference.Attribution.DeepLift;

/// <summary>Settings of <see cref="DeepLiftMethod"/>: one constant reference unless another is chosen.</summary>
public sealed record DeepLiftOptions : ReferenceOptions
{
    /// <summary>Starts from 0.25 of each base.</summary>
    public DeepLiftOptions() => Reference = ReferenceKind.Uniform;
}
