using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>What is known of each position of one-hot sequences.</summary>
internal static class KnownBases
{
    /// <summary>1 at the observed base, 0 elsewhere and at all four channels of an unknown base (zeros or 0.25).</summary>
    /// <param name="oneHot">[N, 4, L].</param>
    /// <returns>[N, 4, L].</returns>
    public static Tensor Observed(Tensor oneHot) => oneHot.eq(1).to(oneHot.dtype);

    /// <summary>1 at positions with a known base, 0 at unknown ones.</summary>
    /// <param name="observed">What <see cref="Observed"/> gave.</param>
    /// <returns>[N, 1, L].</returns>
    public static Tensor Positions(Tensor observed) => observed.sum(1, keepdim: true);

    /// <summary>Makes all scores of unknown bases 0, in place.</summary>
    /// <param name="oneHot">[N, 4, L].</param>
    /// <param name="maps">The scores of these sequences.</param>
    /// <param name="arrays">What the method says of its further arrays; values along an axis of positions are scores of bases.</param>
    public static void Mask(Tensor oneHot, IReadOnlyList<AttributionMaps> maps, Func<IReadOnlyList<MethodArrayInfo>> arrays)
    {
        using var scope = NewDisposeScope();
        var known = Positions(Observed(oneHot)).ToFloats();
        if (Array.TrueForAll(known, value => value == 1))
            return;
        foreach (var map in maps)
        {
            Mask(known, map.Length, map.Observed, [map.Length], axis: 0);
            if (map.Matrix is not null)
                Mask(known, map.Length, map.Matrix, [4, map.Length], axis: 1);
            foreach (var array in map.Arrays)
                foreach (var (kind, axis) in arrays().First(info => info.Name == array.Name).Axes.Select((kind, axis) => (kind, axis)))
                    if (kind == ArrayAxis.Position)
                        Mask(known, map.Length, array.Values, array.Shape, axis);
        }
    }

    private static void Mask(float[] known, int length, float[] values, IReadOnlyList<int> shape, int axis)
    {
        var inner = shape.Skip(axis + 1).Aggregate(1L, (product, size) => product * size);
        var outer = shape.Aggregate(1L, (product, size) => product * size);
        for (var i = 0L; i < values.LongLength; i++)
            if (known[i / outer * length + i / inner % length] == 0)
                values[i] = 0;
    }
}
