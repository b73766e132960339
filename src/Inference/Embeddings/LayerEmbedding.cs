using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Embeddings;

/// <summary>
/// The output of a layer, pooled to one vector a sequence. A model that answers for both strands is read on both, and the two
/// vectors are joined as its answers are: by their mean, or by the larger of each feature.
/// </summary>
public static class LayerEmbedding
{
    /// <summary>Embeds sequences in batches of automatic size.</summary>
    /// <param name="model">The model.</param>
    /// <param name="embedding">The layer and its pooling.</param>
    /// <param name="oneHot">[N, 4, L] in A, C, G, T order, on the model's device.</param>
    /// <param name="rows">Hears how many sequences are done.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>[N, features], in the layer's own unit.</returns>
    /// <exception cref="InputException">There is no such layer, or the pooling does not fit it.</exception>
    public static float[] Of(SequenceModel model, EmbeddingSpec embedding, Tensor oneHot, IProgress<int>? rows, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(oneHot);
        float[]? values = null;
        // A tape keeps what a backward pass would.
        var size = BatchSize.ForRules(model, (int)oneHot.shape[2]);
        Batches.Run(oneHot.shape[0], size, (start, count) =>
        {
            using var mode = inference_mode();
            using var scope = NewDisposeScope();
            var part = Vectors(model, embedding, oneHot.narrow(0, start, count)).ToFloats();
            var features = part.Length / count;
            values ??= new float[features * oneHot.shape[0]];
            part.CopyTo(values, start * features);
            rows?.Report((int)start + count);
        }, token);
        return values ?? [];
    }

    /// <summary>How many features the embedding of a sequence has.</summary>
    /// <param name="model">The model.</param>
    /// <param name="embedding">The layer and its pooling.</param>
    /// <param name="length">Bases per sequence.</param>
    /// <exception cref="InputException">There is no such layer, or the pooling does not fit it.</exception>
    public static int Features(SequenceModel model, EmbeddingSpec embedding, int length)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(embedding);
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        return (int)Vectors(model, embedding, zeros([1, 4, length], dtype: model.Type, device: model.Device)).shape[1];
    }

    private static Tensor Vectors(SequenceModel model, EmbeddingSpec embedding, Tensor oneHot)
    {
        var strands = model.LayerOutputs(oneHot, embedding.Layer).Select(output => Pooled(output, embedding)).ToList();
        return strands.Count == 1 ? strands[0]
            : model.Card.Strands == StrandRule.Max ? strands[0].maximum(strands[1])
            : (strands[0] + strands[1]) / 2;
    }

    private static Tensor Pooled(Tensor output, EmbeddingSpec embedding)
    {
        if (output.dim() == 2 != (embedding.Pooling == EmbeddingPooling.None))
            throw new InputException(output.dim() == 2
                ? $"{embedding.Layer} has no positions; choose the pooling 'none'."
                : $"{embedding.Layer} has {output.shape[^1]:N0} positions; choose the pooling 'mean', 'max' or 'centre'.");
        return embedding.Pooling switch
        {
            EmbeddingPooling.None => output,
            EmbeddingPooling.Mean => output.mean([-1]),
            EmbeddingPooling.Max => output.amax([-1]),
            EmbeddingPooling.Centre => output.select(-1, output.shape[^1] / 2),
            _ => throw new ArgumentOutOfRangeException(nameof(embedding), embedding.Pooling, "Unknown pooling."),
        };
    }
}
