using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>The derivative of targets with respect to the one-hot input.</summary>
public static class InputGradient
{
    /// <summary>Computes g = df/dx for a batch in one forward and one backward pass.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">The scalar f.</param>
    /// <param name="oneHot">[batch, 4, L] in A, C, G, T order, on the model's device.</param>
    /// <returns>[batch, 4, L], in units of the target; belongs to the caller.</returns>
    public static Tensor Of(SequenceModel model, Target target, Tensor oneHot) => Of(model, [target], oneHot)[0];

    /// <summary>Computes g = df/dx of several targets in one forward pass and one backward pass each.</summary>
    /// <param name="model">The model.</param>
    /// <param name="targets">The scalars f.</param>
    /// <param name="oneHot">[batch, 4, L] in A, C, G, T order, on the model's device.</param>
    /// <returns>[batch, 4, L] for each target, in units of the target; they belong to the caller.</returns>
    public static IReadOnlyList<Tensor> Of(SequenceModel model, IReadOnlyList<Target> targets, Tensor oneHot)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(oneHot);
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        var input = oneHot.detach().requires_grad_(true);
        var output = model.Forward(input);
        // Sequences do not depend on each other, so the gradient of the sum holds the gradient of each.
        return [.. targets.Select((target, index) =>
        {
            MemoryLimit.Pass();
            return autograd.grad([target.Select(output).sum()], [input], retain_graph: index + 1 < targets.Count)[0].MoveToOuterDisposeScope();
        })];
    }
}
