using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>
/// The value of sets of windows: v(S) = mean over references of f(the windows of S from the sequence, the others from the
/// reference). All targets come from the same forward passes, and only scalars leave the device.
/// </summary>
/// <param name="input">The sequences.</param>
/// <param name="references">What absent windows are taken from.</param>
/// <param name="grid">Windows that do not overlap.</param>
internal sealed class Coalitions(AttributionInput input, ReferenceSequences references, WindowGrid grid)
{
    private readonly long[] _windowOf = [.. Enumerable.Range(0, input.Length).Select(position => (long)position / grid.Size)];

    /// <summary>Evaluates equally many sets for every sequence, one sequence after the other.</summary>
    /// <param name="sets">How many sets for each.</param>
    /// <param name="plan">The sets of a row, [sets, windows]: 1 where a window is kept, 0 where it is replaced.</param>
    /// <param name="receive">Gets a row, its plan and its values [sets, targets] once all are there.</param>
    /// <param name="token">Checked before each batch.</param>
    public void Evaluate(int sets, Func<int, byte[]> plan, Action<int, byte[], double[]> receive, CancellationToken token)
    {
        var (targets, each) = (input.Targets.Count, (long)references.Count * sets);
        var values = new double[(long)sets * targets];
        var (plannedRow, planned) = (-1, Array.Empty<byte>());
        byte[] PlanOf(int row)
        {
            if (row != plannedRow)
                (plannedRow, planned) = (row, plan(row));
            return planned;
        }
        // Pass i of a row is set i % sets with reference i / sets, so that neighbouring passes share their reference.
        Batches.Run(input.Rows * each, BatchSize.For(input.Model, input.Length, gradient: false), (first, count) =>
        {
            var kept = new byte[(long)count * grid.Count];
            var pairs = new int[count];
            for (var i = 0; i < count; i++)
            {
                var (row, pass) = ((int)((first + i) / each), (first + i) % each);
                pairs[i] = row * references.Count + (int)(pass / sets);
                PlanOf(row).AsSpan((int)(pass % sets) * grid.Count, grid.Count).CopyTo(kept.AsSpan(i * grid.Count));
            }
            var batch = Forward(kept, pairs);
            for (var i = 0; i < count; i++)
            {
                var (row, pass) = ((int)((first + i) / each), (first + i) % each);
                if (pass == 0)
                    Array.Clear(values);
                for (var target = 0; target < targets; target++)
                    values[pass % sets * targets + target] += (double)batch[i * targets + target] / references.Count;
                if (pass == each - 1)
                    receive(row, PlanOf(row), values);
            }
            input.Progress?.Report((int)((first + count) / each));
        }, token);
    }

    private float[] Forward(byte[] kept, int[] pairs)
    {
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        var device = input.Model.Device;
        var distinct = pairs.Distinct().ToArray();
        var (sequences, others) = references.Take(distinct);
        var place = tensor(pairs.Select(pair => (long)(pair - distinct[0])).ToArray(), device: device);
        var keep = tensor(kept, [pairs.Length, grid.Count], device: device).index_select(1, tensor(_windowOf, device: device)).unsqueeze(1).to(input.Model.Type);
        var mixed = sequences.index_select(0, place) * keep + others.index_select(0, place) * (1 - keep);
        var output = input.Model.Forward(mixed);
        return stack(input.Targets.Select(target => target.Select(output)).ToList(), 1).ToFloats();
    }
}
