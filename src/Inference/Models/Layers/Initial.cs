using CisLens.Inference.Sequences;

namespace CisLens.Inference.Models.Layers;

/// <summary>Starting values of parameters, as in PyTorch.</summary>
internal static class Initial
{
    public static Func<SeededRandom, float> Constant(float value) => _ => value;

    /// <summary>Uniform between -1/sqrt(fan-in) and 1/sqrt(fan-in): PyTorch's default for convolutions and dense layers.</summary>
    public static Func<SeededRandom, float> Uniform(long fanIn)
    {
        var bound = 1 / Math.Sqrt(fanIn);
        return random => (float)((2 * random.NextDouble() - 1) * bound);
    }
}
