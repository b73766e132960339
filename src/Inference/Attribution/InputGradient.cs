using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>The derivative of a target with respect to the one-hot input.</summary>
public static class InputGradient
{
    /// <summary>Computes g = df/dx for a batch in one forward and one backward pass.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">The scalar f.</param>
    /// <param name="oneHot">[batch, 4, L] in A, C, G, T order, on the model's device.</param>
    /// <returns>[batch, 4, L], in units of the target; belongs to the caller.</returns>
    public static Tensor Of(SequenceModel model, Target target, Tensor oneHot)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(oneHot);
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        var input = oneHot.detach().requires_grad_(true);
        // Sequences do not depend on each other, so the gradient of the sum holds the gradient of each.
        var sum = target.Select(model.Forward(input)).sum();
        return autograd.grad([sum], [input])[0].MoveToOuterDisposeScope();
    }
}
