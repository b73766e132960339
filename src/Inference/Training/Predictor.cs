using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Training;

/// <summary>Answers of a network for many sequences, as training and evaluation need them.</summary>
internal static class Predictor
{
    private const int Batch = 512;

    /// <summary>Computes the outputs.</summary>
    /// <param name="graph">A network that answers [batch, outputs], or anything of which logits are made.</param>
    /// <param name="sequences">Base numbers, all of one length.</param>
    /// <param name="bothStrands">Whether to take the mean of the answers for the sequence and for its reverse complement.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <param name="logits">Makes logits of its answers; null for the answers.</param>
    /// <returns>One row a sequence.</returns>
    public static float[][] Run(
        LayerGraph graph, IReadOnlyList<byte[]> sequences, bool bothStrands, CancellationToken cancellation, TargetLogits? logits = null)
    {
        using var off = no_grad();
        var rows = new List<float[]>(sequences.Count);
        for (var start = 0; start < sequences.Count; start += Batch)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var count = Math.Min(Batch, sequences.Count - start);
            var input = Input(sequences, start, count);
            var output = graph.Forward(input);
            // In A, C, G, T order the other strand is both axes reversed.
            if (bothStrands)
                output = (output + graph.Forward(input.flip(1, 2))) / 2;
            output = logits?.Of(output) ?? output;
            rows.AddRange(output.data<float>().ToArray().Chunk((int)output.shape[1]));
        }
        return [.. rows];
    }

    private static Tensor Input(IReadOnlyList<byte[]> sequences, int start, int count)
    {
        var length = sequences[start].Length;
        var values = new float[count * 4 * length];
        for (var i = 0; i < count; i++)
            OneHot.Encode(sequences[start + i], values.AsSpan(i * 4 * length, 4 * length));
        return tensor(values, [count, 4, length]);
    }
}
