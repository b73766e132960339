using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>
/// Any method on both strands: the mean of the scores of a sequence and of those of its reverse complement, turned back. A model
/// that reads the given strand is so explained as one that answers the mean of both.
/// </summary>
internal static class BothStrands
{
    private const string Mean = "mean of both strands, the reverse complement's turned back, of: ";

    /// <summary>What the catalogue says of a method on both strands. Arrays by window, which are counted from one end, are left out.</summary>
    public static MethodInfo Describe(MethodInfo info) => info with
    {
        Formula = Mean + info.Formula,
        MatrixFormula = info.MatrixFormula is null ? null : Mean + info.MatrixFormula,
        Arrays = [.. info.Arrays.Where(CanBeTurned).Select(array => array with { Formula = Mean + array.Formula })],
    };

    /// <summary>Checks whether a target can be explained on both strands.</summary>
    /// <param name="info">The method.</param>
    /// <param name="target">What is explained.</param>
    /// <param name="card">The model's card.</param>
    /// <exception cref="InputException">The method's settings name positions, or the output is bound to a strand.</exception>
    public static void Check(MethodInfo info, Target target, ModelCard card)
    {
        if (info.IsPlaced)
            throw new InputException($"{info.Name} with settings that name positions of the sequence cannot be averaged over both strands; leave them at their defaults or explain the given strand only.");
        Target.OtherStrand(target.Output, card);
    }

    /// <summary>Computes the scores.</summary>
    /// <param name="method">The method.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="input">What is explained.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <exception cref="InputException">See <see cref="Check"/>.</exception>
    public static IReadOnlyList<AttributionMaps> Attribute(IAttributionMethod method, object options, AttributionInput input, CancellationToken token)
    {
        var info = method.Describe(options);
        foreach (var target in input.Targets)
            Check(info, target, input.Model.Card);
        var positions = OutputPositions(input);
        using var turned = SequenceModel.OtherStrand(input.OneHot);
        var given = method.Attribute(input with { Progress = new Half(input.Progress, input.Rows, 0) }, options, token);
        var other = method.Attribute(
            input with
            {
                OneHot = turned,
                Targets = [.. input.Targets.Select(target => target.OnOtherStrand(input.Model.Card, positions))],
                Progress = new Half(input.Progress, input.Rows, 1),
            },
            options, token);
        return [.. given.Zip(other, (first, second) => Average(first, second, info.Arrays))];
    }

    private static int? OutputPositions(AttributionInput input)
    {
        if (!input.Model.Card.Positional)
            return null;
        if (input.Model.Graph is { } graph)
            return graph.OutputShape(input.Length).Length;
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        return (int)input.Model.Forward(input.OneHot.narrow(0, 0, 1)).shape[2];
    }

    private static AttributionMaps Average(AttributionMaps given, AttributionMaps other, IReadOnlyList<MethodArrayInfo> arrays)
    {
        var turnable = arrays.Where(CanBeTurned).ToList();
        return new AttributionMaps(
            given.Rows, given.Length,
            Average(given.Observed, other.Observed, [given.Length], [ArrayAxis.Position]),
            given.Matrix is null ? null : Average(given.Matrix, other.Matrix!, [4, given.Length], [ArrayAxis.Base, ArrayAxis.Position]))
        {
            Arrays = [.. turnable.Select(info =>
            {
                var (first, second) = (Find(given, info), Find(other, info));
                return first with { Values = Average(first.Values, second.Values, first.Shape, info.Axes) };
            })],
            Checks = MethodCheck.Merge([given.Checks, other.Checks]),
        };
    }

    private static MethodArray Find(AttributionMaps maps, MethodArrayInfo info) => maps.Arrays.First(array => array.Name == info.Name);

    // Windows are counted from the start of the sequence, so that those of the other strand may be others.
    private static bool CanBeTurned(MethodArrayInfo info) => !info.Axes.Contains(ArrayAxis.Window);

    private static float[] Average(float[] given, float[] other, IReadOnlyList<int> shape, IReadOnlyList<ArrayAxis> axes)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        // The complement of A, C, G, T is the reversed axis, as it is for positions.
        long[] turned = [.. axes.Select((axis, place) => (axis, place)).Where(pair => IsTurned(pair.axis)).Select(pair => pair.place + 1L)];
        long[] all = [-1, .. shape.Select(size => (long)size)];
        var back = tensor(other).reshape(all);
        return ((tensor(given).reshape(all) + (turned.Length > 0 ? back.flip(turned) : back)) / 2).ToFloats();
    }

    private static bool IsTurned(ArrayAxis axis) => axis is ArrayAxis.Base or ArrayAxis.Position or ArrayAxis.OutputPosition;

    /// <summary>Counts a sequence as done when its second strand is.</summary>
    private sealed class Half(IProgress<int>? all, int rows, int strand) : IProgress<int>
    {
        public void Report(int value) => all?.Report((rows * strand + value) / 2);
    }
}
