namespace CisLens.Inference.Attribution.SmoothGrad;

/// <summary>Where noise may take a sequence.</summary>
public enum SmoothGradNoise
{
    /// <summary>Anywhere: independent Gaussian noise on the four values of a base.</summary>
    Gaussian,

    /// <summary>Gaussian noise, then the nearest point at which the four values are frequencies: not negative, with the sum 1.</summary>
    Simplex,
}
