using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Training;

/// <summary>Binary cross-entropy of logits that counts only labels that are known, averaged over these.</summary>
internal static class MaskedLoss
{
    /// <summary>Computes the loss.</summary>
    /// <param name="logits">[batch, outputs].</param>
    /// <param name="labels">[batch, outputs], 0 or 1.</param>
    /// <param name="known">[batch, outputs], 0 or 1, not all 0.</param>
    /// <returns>One number.</returns>
    public static Tensor Of(Tensor logits, Tensor labels, Tensor known)
    {
        using var scope = NewDisposeScope();
        var sum = F.binary_cross_entropy_with_logits(logits, labels, known, nn.Reduction.Sum);
        return (sum / known.sum()).MoveToOuterDisposeScope();
    }
}
