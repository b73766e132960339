using System.Numerics;
using System.Runtime.InteropServices;

namespace CisLens.Inference.Embeddings;

/// <summary>The inner loops: products and sums of rows, several numbers at a time.</summary>
internal static class Vectors
{
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(left);
        var other = MemoryMarshal.Cast<double, Vector<double>>(right);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < wide.Length; i++)
            sums += wide[i] * other[i];
        var sum = Vector.Sum(sums);
        for (var i = wide.Length * Vector<double>.Count; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    /// <summary>target += factor x source.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> source, Span<double> target)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(source);
        var sums = MemoryMarshal.Cast<double, Vector<double>>(target);
        var factors = new Vector<double>(factor);
        for (var i = 0; i < wide.Length; i++)
            sums[i] += factors * wide[i];
        for (var i = wide.Length * Vector<double>.Count; i < source.Length; i++)
            target[i] += factor * source[i];
    }

    public static void Scale(double factor, Span<double> target)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] *= factor;
    }

    public static float SquaredDistance(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var wide = MemoryMarshal.Cast<float, Vector<float>>(left);
        var other = MemoryMarshal.Cast<float, Vector<float>>(right);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < wide.Length; i++)
        {
            var difference = wide[i] - other[i];
            sums += difference * difference;
        }
        var sum = Vector.Sum(sums);
        for (var i = wide.Length * Vector<float>.Count; i < left.Length; i++)
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        return sum;
    }
}
